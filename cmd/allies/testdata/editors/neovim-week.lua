-- A week of notes: the keys that somebody presses in another Neovim, which this one
-- runs. Whatever is not as it should be ends it with a status that is not 0.

local other = vim.fn.jobstart({ "nvim", "--embed", "--headless", "-u", vim.g.settings, "-i", "NONE", "-n", "people/Dana Okafor.md" }, { rpc = true })

local function ask(...)
  return vim.rpcrequest(other, ...)
end

local function text()
  return table.concat(ask("nvim_buf_get_lines", 0, 0, -1, true), "\n")
end

local function await(what, ready)
  if not vim.wait(20000, ready, 20) then
    io.stderr:write("waited in vain for " .. what .. "\n" .. text() .. "\n")
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
    return codes == ask("nvim_exec_lua", "return table.concat(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0)), ' ')", {})
  end)
end

local function press(keys)
  ask("nvim_input", keys)
end

await("the server", function()
  return ask("nvim_exec_lua", "local _, client = next(vim.lsp.buf_get_clients(0)); return client ~= nil and client.initialized == true", {})
end)

-- Monday: lunch, with names and kinds completed.
press("Go<CR>## 2026-03-16 Lunch with [[Rav<C-x><C-o>")
says("[[Ravi Patel]]")
press("<Esc>o<CR>- got 1h fee<C-x><C-o>")
says("- got 1h feedback: ")
press("how to say no<CR>- [ ] send her the plan by 2026-03-20<Esc>:w<CR>")
says("by 2026-03-20")
problems("")

-- Wednesday: a slip is named, and mended where it stands.
press("Go- gave 2x time: a walk<Esc>")
problems("amount")
press("0f2lrh")
problems("")

-- Friday: the promise is kept.
press("/send her<CR>\\ca")
await("the choice", function()
  return ask("nvim_get_mode").blocking
end)
press("1<CR>")
says("- [x] send her the plan by 2026-03-20 done ")
press("/send her<CR>$ciW2026-03-19<Esc>:w<CR>") -- it was yesterday
says("done 2026-03-19")
await("the saved file", function()
  return not ask("nvim_buf_get_option", 0, "modified")
end)
vim.rpcnotify(other, "nvim_input", ":qa<CR>")
vim.fn.jobwait({ other }, 20000)
vim.cmd("qall!")
