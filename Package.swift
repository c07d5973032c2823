// swift-tools-version: 6.1
import PackageDescription

// The order of the targets is the order of the architecture: each may use only those above it.
// See Sources/Concord/Concord.docc/Architecture.md.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "concord",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "concord", targets: ["ConcordTool"]),
    .executable(name: "concord-benchmark", targets: ["ConcordBenchmark"]),
    .library(name: "Concord", targets: ["Concord"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(name: "Ccmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "CommonMark", dependencies: ["Ccmark"], swiftSettings: settings),
    .target(
      name: "Diagnostics",
      dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "LegalText",
      dependencies: [
        "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Compliance",
      dependencies: [
        "Diagnostics", "LegalText",
        .product(name: "BitCollections", package: "swift-collections"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: settings),
    .target(
      name: "Publishing",
      dependencies: [
        "CommonMark", "Diagnostics", "LegalText", "Compliance",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Concord",
      dependencies: ["CommonMark", "Diagnostics", "LegalText", "Compliance", "Publishing"],
      // `Theme` is a link to `templates`: what projects override file by file comes with the program.
      resources: [.copy("Theme/html"), .copy("Theme/markdown"), .copy("Theme/assets"), .copy("Starter")],
      swiftSettings: settings),
    .executableTarget(
      name: "ConcordTool",
      dependencies: [
        "Concord", "Diagnostics", "LegalText", "Compliance", "Publishing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "ConcordBenchmark",
      dependencies: [
        "Concord", "CommonMark", "Diagnostics", "LegalText", "Compliance", "Publishing",
      ],
      swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["LegalText", "Diagnostics"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"], swiftSettings: settings),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: settings),
    .testTarget(
      name: "LegalTextTests", dependencies: ["LegalText", "Diagnostics", "TestSupport"],
      exclude: [
        "Citations/labelled-citations.tsv", "Citations/held-out-citations.tsv", "Citations/fresh-citations.tsv", "Citations/random-citations.tsv", "Modality/labelled-modalities.tsv",
        "Terms/labelled-definitions.tsv", "Terms/labelled-definitions-in-files.tsv",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ComplianceTests", dependencies: ["Compliance", "LegalText", "Diagnostics", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "CommonMark", "Compliance", "LegalText", "Diagnostics",
        // What templates print is held to it.
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ConcordTests",
      dependencies: ["Concord", "Publishing", "Compliance", "LegalText", "Diagnostics", "TestSupport"],
      exclude: ["Golden", "Search"],
      swiftSettings: settings),
    .testTarget(
      name: "ConcordToolTests",
      dependencies: [
        "ConcordTool", "Concord", "Diagnostics", "Publishing", "TestSupport", .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
