package chart_test

import (
	"fmt"

	"allies/report/render/chart"
)

func ExampleMaxOf() {
	fmt.Println(chart.MaxOf([]int{2, 5, 1}))
	// Output:
	// 5
}
