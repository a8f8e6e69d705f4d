// A client of the official SDK asks each tool of a server, which has it check
// every answer against the schema of its tool; what went wrong is printed.
//   node client.mjs NODE_MODULES PROGRAM LEDGER
import { pathToFileURL } from "node:url"

const [modules, program, ledger] = process.argv.slice(2)
const sdk = (file) => import(pathToFileURL(`${modules}/@modelcontextprotocol/sdk/dist/esm/client/${file}`))
const { Client } = await sdk("index.js")
const { StdioClientTransport } = await sdk("stdio.js")

const wrong = []
const expect = (what, right) => right || wrong.push(what)

const client = new Client({ name: "judge", version: "1" })
await client.connect(new StdioClientTransport({ command: program, args: ["mcp", "--write", "-C", ledger, "--today", "2026-11-22"], stderr: "inherit" }))
expect("the server names itself", client.getServerVersion().name === "allies")
expect("it says what it is for", client.getInstructions().includes("data"))
await client.ping()

const { tools } = await client.listTools()
expect("thirteen tools", tools.length === 13)
const args = {
  show: { name: "Ruth" },
  ask: { kind: "introduction" },
  due: { within: "30d" },
  balance: { by: ["ally", "month"] },
  log: { name: "Ruth", line: "gave 1h feedback: her plan", dry_run: true },
  done: { name: "Ruth" },
  snooze: { name: "Ruth", day: "2w", dry_run: true },
  new: { name: "Mo Farah", dry_run: true },
}
for (const { name } of tools) {
  const answer = await client.callTool({ name, arguments: args[name] ?? {} })
  expect(`${name} answers`, !answer.isError && answer.structuredContent)
}
const refused = await client.callTool({ name: "show", arguments: { name: "nobody at all" } })
expect("a wrong name is an error to read", refused.isError && refused.content[0].text.includes("no ally"))

const { resources } = await client.listResources()
const ally = resources.find((r) => r.name === "Ruth Abendroth")
const read = await client.readResource({ uri: ally.uri })
expect("an ally is read", JSON.parse(read.contents[0].text).name === "Ruth Abendroth")
const { resourceTemplates } = await client.listResourceTemplates()
const completed = await client.complete({ ref: { type: "ref/resource", uri: resourceTemplates[0].uriTemplate }, argument: { name: "file", value: "ruth" } })
expect("a file is completed", completed.completion.values.length === 1)
const { prompts } = await client.listPrompts()
const prompt = await client.getPrompt({ name: prompts[0].name, arguments: {} })
expect("the prompt speaks", prompt.messages[0].content.text.includes("weekly review"))
await client.close()

for (const what of wrong) console.log("not so: " + what)
console.log("asked all")
