import Diagnostics
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 7, 64], [0, 1, 2, 3, 17, 1000])
  func keepsTheOrderOfTheInput(width: Int, count: Int) async {
    let doubled = await Array(0..<count).concurrentMap(width: width) { number in
      // The first elements take longest, so that later ones finish before them.
      (0..<max(0, 200 - number)).reduce(0) { $0 &+ $1 } >= 0 ? number * 2 : -1
    }
    #expect(doubled == (0..<count).map { $0 * 2 })
  }
}
