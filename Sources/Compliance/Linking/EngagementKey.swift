/// The stable name of an engagement: `mailwave/campaigns`.
package struct EngagementKey: Hashable, Sendable, CustomStringConvertible {
  package var vendor: String
  package var engagement: String

  package init(vendor: String, engagement: String) {
    self.vendor = vendor
    self.engagement = engagement
  }

  package init(in organization: LinkedOrganization, _ index: EngagementIndex) {
    let engagement = organization.engagements[index]
    self.init(vendor: organization.vendors[engagement.vendor].record.id.value, engagement: engagement.record.id.value)
  }

  package var description: String { vendor + "/" + engagement }
}
