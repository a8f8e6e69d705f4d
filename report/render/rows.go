package render

// Rows counts what the view lists as text: the rows of its tables and the
// items of its lists, explanations and sums aside.
func (v View) Rows(o Options) int {
	n := 0
	for _, s := range v.page(o.forUser()).Sections {
		if s.ID == explainID {
			continue
		}
		for _, b := range s.Blocks {
			n += len(b.List)
			if b.Table != nil && !b.Aside {
				n += len(b.Table.Rows)
			}
		}
	}
	return n
}
