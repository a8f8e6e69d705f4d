-- allies in Neovim 0.7 or newer, without a plugin: put this file into
-- ~/.config/nvim/plugin/. For 0.11 and newer there is a shorter way in
-- lsp/allies.lua beside it; use one of the two.
--
-- It works in files below a folder that holds an allies.yaml.

local function ledger_of(file)
  local dir = vim.fn.fnamemodify(file, ":p:h")
  local config = vim.fn.findfile("allies.yaml", dir:gsub("[ ,\\]", "\\%0") .. ";")
  return config ~= "" and vim.fn.fnamemodify(config, ":p:h") or nil
end

local clients = {} -- by the ledger's folder

local function attach(buffer)
  local root = ledger_of(vim.api.nvim_buf_get_name(buffer))
  if not root then
    return
  end
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client({ name = "allies", cmd = { "allies", "lsp" }, root_dir = root })
    clients[root] = id
  end
  if id and vim.lsp.buf_attach_client(buffer, id) then
    vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc" -- CTRL-X CTRL-O completes
    local keys = { buffer = buffer }
    vim.keymap.set("n", "K", vim.lsp.buf.hover, keys)
    vim.keymap.set("n", "gd", vim.lsp.buf.definition, keys)
    vim.keymap.set("n", "gr", vim.lsp.buf.references, keys)
    vim.keymap.set("n", "<leader>rn", vim.lsp.buf.rename, keys)
    vim.keymap.set("n", "<leader>ca", vim.lsp.buf.code_action, keys)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "markdown", "yaml" },
  callback = function(event)
    attach(event.buf)
  end,
})
