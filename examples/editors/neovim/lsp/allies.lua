-- allies in Neovim 0.11 or newer: put this file into ~/.config/nvim/lsp/, and
-- into init.lua the line
--
--     vim.lsp.enable("allies")

return {
  cmd = { "allies", "lsp" },
  filetypes = { "markdown", "yaml" },
  root_markers = { "allies.yaml" },
  workspace_required = true,
  on_attach = function(_, buffer)
    vim.lsp.inlay_hint.enable(true, { bufnr = buffer }) -- the line beside an ally's name
  end,
}
