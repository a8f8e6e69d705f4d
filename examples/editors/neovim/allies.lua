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

-- What CTRL-X CTRL-O asks: what the server offers, in the place of what is typed.
-- Neovim's own, before 0.10, leaves a day in words out, since no date begins so.
function _G.allies_complete()
  local cursor = vim.api.nvim_win_get_cursor(0)
  vim.lsp.buf_request(0, "textDocument/completion", vim.lsp.util.make_position_params(0), function(_, list, context)
    if not list or #list.items == 0 or vim.fn.mode() ~= "i" then
      return
    end
    local encoding = vim.lsp.get_client_by_id(context.client_id).offset_encoding
    local start = list.items[1].textEdit.range.start
    local found = vim.tbl_map(function(item)
      return { word = item.textEdit.newText, abbr = item.label, menu = item.detail, icase = 1, dup = 1 }
    end, list.items)
    local line = vim.api.nvim_get_current_line():sub(1, cursor[2])
    vim.fn.complete(vim.str_byteindex(line, start.character, encoding == "utf-16") + 1, found)
  end)
  return -2 -- it goes on once the server has answered
end

-- show_standing keeps the line beside an ally's name: "net +3 · last 12 days ago".
local function show_standing(_, buffer)
  if vim.lsp.inlay_hint then -- 0.10 has hints
    vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
    return
  end
  local refresh = vim.schedule_wrap(vim.lsp.codelens.refresh)
  vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "TextChanged" }, { buffer = buffer, callback = refresh })
  refresh()
end

local clients = {} -- by the ledger's folder

local function attach(buffer)
  local root = ledger_of(vim.api.nvim_buf_get_name(buffer))
  if not root then
    return
  end
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client({ name = "allies", cmd = { "allies", "lsp" }, root_dir = root, on_attach = show_standing })
    clients[root] = id
  end
  if id and vim.lsp.buf_attach_client(buffer, id) then
    vim.bo[buffer].omnifunc = "v:lua.allies_complete"
    local keys = { buffer = buffer }
    vim.keymap.set("n", "K", vim.lsp.buf.hover, keys)
    vim.keymap.set("n", "gd", vim.lsp.buf.definition, keys)
    vim.keymap.set("n", "gr", vim.lsp.buf.references, keys)
    vim.keymap.set("n", "<leader>rn", vim.lsp.buf.rename, keys)
    vim.keymap.set("n", "<leader>ca", vim.lsp.buf.code_action, keys)
    vim.keymap.set("n", "<leader>f", vim.lsp.buf.format or vim.lsp.buf.formatting, keys)
    vim.keymap.set("n", "<leader>d", vim.diagnostic.open_float, keys) -- a problem, whole
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = { "markdown", "yaml" },
  callback = function(event)
    attach(event.buf)
  end,
})
