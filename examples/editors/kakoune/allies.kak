# allies in Kakoune with kakoune-lsp 18 or newer: source this file from your kakrc,
# after kakoune-lsp, and let no kak-lsp.toml lie in its folder. Older ones take
# kak-lsp.toml. Each key was looked up in the source of kakoune-lsp 18 and 21.
#
# Below a folder that holds an allies.yaml it takes the place of other servers.

hook -group allies global BufSetOption filetype=markdown %{
    evaluate-commands %sh{
        dir=${kak_buffile%/*}
        while [ -n "$dir" ] && [ ! -e "$dir/allies.yaml" ]; do dir=${dir%/*}; done
        [ -z "$dir" ] || printf %s 'set-option buffer lsp_servers %{
            [allies]
            root_globs = ["allies.yaml"]
            command = "allies"
            args = ["lsp"]
        }'
    }
}
