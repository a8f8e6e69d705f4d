package render

// Rows counts what the view lists as text: the rows of its tables and the
// items of its lists, explanations and sums aside.
func (v View) Rows(o Options) int {
	n := 0
	for _, s := range v.page(o.forUser()).sections {
		if s.id == explainID {
			continue
		}
		for _, b := range s.blocks {
			n += len(b.list)
			if b.table != nil && !b.aside {
				n += len(b.table.rows)
			}
		}
	}
	return n
}
