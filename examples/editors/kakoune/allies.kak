# allies in Kakoune with kakoune-lsp 17 or newer: source this file from your kakrc,
# after kakoune-lsp. Older ones take kak-lsp.toml.

hook -group allies global BufSetOption filetype=markdown %{
    set-option buffer lsp_servers %{
        [allies]
        root_globs = ["allies.yaml"]
        command = "allies"
        args = ["lsp"]
    }
}
