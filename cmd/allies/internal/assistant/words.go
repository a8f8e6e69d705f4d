package assistant

import (
	_ "embed"
	"fmt"
	"strings"

	"allies/cmd/allies/internal/mcp"
)

//go:embed instructions.txt
var instructions string

//go:embed review.txt
var weeklyReview string

// Instructions tell an assistant what the server is for.
func (h *Host) Instructions() string {
	said := instructions
	if h.Writes {
		said += "\nWrite only what the user asked for: dry_run first, show them what it would do, and write when they agree. Never invent a favour, a promise or a day."
	} else {
		said += "\nNothing can be written here: the user starts the server with --write for that."
	}
	return said
}

// WeeklyReview is what a user may begin a review with.
func WeeklyReview() mcp.Prompt {
	return mcp.Prompt{
		Name: "weekly_review", Title: "Weekly review", Does: "Go through the week's duties: promises, thanks, events, follow-ups, and what next week wants.",
		Params: []mcp.Param{{Name: aQuery.Name, Kind: mcp.Text, Does: aQuery.Does}},
		Text: func(args mcp.Arguments) string {
			about := "all of my allies"
			if query, _ := args[aQuery.Name].(string); query != "" {
				about = fmt.Sprintf("the allies that this query chooses: %q", query)
			}
			return strings.TrimSuffix(strings.Replace(weeklyReview, "ALLIES", about, 1), "\n")
		},
	}
}
