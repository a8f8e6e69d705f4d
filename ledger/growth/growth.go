// Package growth measures in benchmarks how the time of an operation grows
// with the size of its input. Only tests import it.
package growth

import (
	"fmt"
	"math"
	"testing"
)

// Doubling runs an operation on inputs of four sizes, each twice the one
// before. It reports as "exponent" how the time grew from the size before:
// 1 is linear, 2 is quadratic. prepare makes an input and is not timed.
func Doubling(b *testing.B, smallest int, prepare func(n int) (operation func())) {
	times := map[int]float64{}
	for n := smallest; n <= 8*smallest; n *= 2 {
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			operation := prepare(n)
			for b.Loop() {
				operation()
			}
			times[n] = float64(b.Elapsed()) / float64(b.N)
			if before := times[n/2]; before > 0 {
				b.ReportMetric(math.Log2(times[n]/before), "exponent")
			}
		})
	}
}
