-- A week of notes: the keys that somebody presses in another Neovim, which this one
-- runs. Whatever is not as it should be ends it with a status that is not 0.

local other = vim.fn.jobstart({ "nvim", "--embed", "--headless", "-u", vim.g.settings, "-i", "NONE", "-n", "people/Dana Okafor.md" }, { rpc = true })

local function ask(...)
  return vim.rpcrequest(other, ...)
end

local function lua(code)
  return ask("nvim_exec_lua", code, {})
end

local function text()
  return table.concat(ask("nvim_buf_get_lines", 0, 0, -1, true), "\n")
end

local function await(what, ready)
  if not vim.wait(60000, ready, 20) then
    io.stderr:write("waited in vain for " .. what .. "\n" .. text() .. "\n" .. ask("nvim_exec", "messages", true) .. "\n")
    vim.cmd("cquit")
  end
end

local function says(words)
  await(words, function()
    return text():find(words, 1, true)
  end)
end

local function problems(codes)
  await("the problems " .. codes, function()
    return codes == lua("return table.concat(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0)), ' ')")
  end)
end

local function press(keys)
  ask("nvim_input", keys)
end

-- choose takes the first of the changes that are offered.
local function choose()
  press("\\ca")
  await("the choice", function()
    return ask("nvim_get_mode").blocking
  end)
  press("1<CR>")
end

await("the server", function()
  return lua("local _, client = next(vim.lsp.buf_get_clients(0)); return client ~= nil and client.initialized == true")
end)

-- How it stands, beside the name.
await("the line beside the name", function()
  return lua([[
    local said
    for _, space in pairs(vim.api.nvim_get_namespaces()) do
      for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
        said = mark[4].virt_text and mark[4].virt_text[1][1] or said
      end
    end
    return said
  ]]) == "net +2 · last 4 days ago · due in 10 days"
end)

-- A slip in what is there is named as it is typed, and the fix that is offered cures it.
press("/feedback<CR>cwfeedbak<Esc>")
problems("kind")
choose()
says("gave 2h feedback: 📅 会う")
problems("")

-- The note of today: its day, a name, a kind and a deadline completed.
press("Go<CR>## tod<C-x><C-o>")
says("## 2026-03-19")
press(" 📅 会う Lunch with [[Rav<C-x><C-o>")
says("📅 会う Lunch with [[Ravi Patel]]")
press("<Esc>o<CR>- got 1h fee<C-x><C-o>")
says("- got 1h feedback: ")
press("how to say no<CR>- [ ] send her the plan by fri<C-x><C-o>")
says("by 2026-03-20")

-- Who is that?
press("<Esc>/Ravi<CR>K")
await("who that is", function()
  return lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), "\n")
      end
    end
    return ""
  ]]):find("^Ravi Patel\nstanding: ")
end)

-- Somebody new, to whose file the link leads.
press("Go- met [[Amal Haddad]] on the way<Esc>")
problems("link")
press("0f[")
choose()
problems("")
press("0fAgd")
says("# Amal Haddad")
press("Go## 2026-03-19 Met on the way to lunch<Esc>:w<CR><C-^>")
says("# Dana Okafor")

-- An amount that is none, and the form of the line.
press("Go- Gave 2x  Time :  a walk<Esc>")
problems("amount")
press("0fxcl hours<Esc>")
problems("")
press("\\f")
says("- gave 2h time: a walk")

-- The promise is kept, and the favour gets its thanks.
press("/send her<CR>")
choose()
says("- [x] send her the plan by 2026-03-20 done 2026-03-19")
press("/how to say<CR>")
choose()
says("- thanked: for how to say no")

-- Another name, in every file.
press("gg0w\\rn")
await("the question for the name", function()
  return ask("nvim_get_mode").mode == "c"
end)
press("<C-u>Zoë Bello<CR>")
says("# Zoë Bello")
await("the file's new name", function()
  return ask("nvim_buf_get_name", 0):find("Zoë Bello.md", 1, true)
end)
press(":wall<CR>")
await("the saved files", function()
  return not lua("return vim.tbl_contains(vim.tbl_map(function(b) return vim.bo[b].modified end, vim.api.nvim_list_bufs()), true)")
end)
vim.rpcnotify(other, "nvim_input", ":qa<CR>")
vim.fn.jobwait({ other }, 60000)
vim.cmd("qall!")
