-- What somebody does in Neovim. Whatever is not as it should be ends it with a
-- status that is not 0, and says so.

local function fail(...)
  io.stderr:write(table.concat({ ... }, " ") .. "\n")
  vim.cmd("cquit")
end

local function await(what, ready)
  if not vim.wait(20000, ready, 10) then
    fail("waited in vain for", what, vim.inspect(vim.diagnostic.get(0)), vim.inspect(vim.api.nvim_buf_get_lines(0, 0, -1, true)))
  end
end

local function work()
  local buffer = vim.api.nvim_get_current_buf()
  local function line(text)
    for n, l in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
      if l:find(text, 1, true) then
        return n, l
      end
    end
    fail("no line says", text)
  end
  local function go(text, after)
    local n, l = line(text)
    local _, stop = l:find(after, 1, true)
    vim.api.nvim_win_set_cursor(0, { n, stop })
  end
  local function ask(method)
    local answers = vim.lsp.buf_request_sync(buffer, method, vim.lsp.util.make_position_params(), 20000)
    for _, answer in pairs(answers or {}) do
      if answer.error then
        fail(method, answer.error.message)
      end
      return answer.result
    end
    fail(method, "has no answer")
  end

  await("the server", function()
    local clients = vim.lsp.buf_get_clients(buffer)
    local _, client = next(clients)
    return client and client.initialized
  end)

  -- A slip is named as it is typed, and the fix that is offered cures it.
  local n = line("gave 2h feedback")
  vim.api.nvim_win_set_cursor(0, { n, 0 })
  vim.cmd([[normal! f2lrx]])
  await("the problem", function()
    local found = vim.diagnostic.get(buffer)
    return #found == 1 and found[1].lnum == n - 1 and found[1].code == "amount"
  end)
  vim.cmd([[normal! rh]])
  await("its end", function()
    return #vim.diagnostic.get(buffer) == 0
  end)
  vim.cmd([[normal! 0ffcwfeedbak]])
  await("the unknown kind", function()
    local found = vim.diagnostic.get(buffer)
    return #found == 1 and found[1].code == "kind"
  end)
  vim.ui.select = function(items, _, choose)
    for i, item in ipairs(items) do
      local action = item[2] or item.action
      if action.title:find("cure kind", 1, true) then
        return choose(item, i)
      end
    end
    fail("no fix among", vim.inspect(items))
  end
  vim.lsp.buf.code_action()
  await("the fix", function()
    local _, l = line("gave 2h")
    return l:find("feedback: 📅 会う her draft", 1, true) and #vim.diagnostic.get(buffer) == 0
  end)

  -- A name is completed after characters of several bytes.
  vim.cmd("normal! Go- 📅 会う [[Rav")
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(buffer), 0 })
  vim.cmd("startinsert!")
  local n2, l2 = line("[[Rav")
  local params = vim.lsp.util.make_position_params()
  params.position = { line = n2 - 1, character = vim.str_utfindex(l2) + 1 } -- 📅 takes two
  local list = vim.lsp.buf_request_sync(buffer, "textDocument/completion", params, 20000)
  local _, answer = next(list)
  local item = answer.result.items[1]
  if item.label ~= "Ravi Patel" then
    fail("completion offers", vim.inspect(answer))
  end
  vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, "utf-16")
  vim.cmd("stopinsert")
  line("- 📅 会う [[Ravi Patel]]")

  -- Who is that?
  go("📅 会う [[Ravi Patel]]", "[[Ra")
  local hover = ask("textDocument/hover")
  if not hover or not hover.contents.value:find("^Ravi Patel\nstanding: ") then
    fail("hover says", vim.inspect(hover))
  end

  -- Another name, in every file.
  go("# Dana", "# Da")
  vim.lsp.buf.rename("Zoë Bello")
  await("the new name", function()
    return vim.api.nvim_buf_get_name(0):find("Zoë Bello.md", 1, true) and vim.fn.getline(1) == "# Zoë Bello"
  end)
  vim.cmd("silent wall")
  vim.cmd("qall!")
end

local ok, message = pcall(work)
if not ok then
  fail(message)
end
