-- Sends comments, each another one, and counts what came back. Arguments: a prefix, and "flood" to come from one address.
local count, statuses, silent = 0, {}, 0
local prefix, from = "", ""
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(arguments)
  prefix, from = arguments[1], arguments[2] or ""
  math.randomseed(os.time())
end

function request()
  count = count + 1
  local number = prefix .. "n" .. count
  local token = (number .. string.rep("_", 43)):sub(1, 43)
  local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Host"] = "localhost:8000" }
  if from ~= "flood" then
    headers["X-Real-IP"] = string.format("11.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(0, 255))
  end
  local body = "name=Layla&text=I+crossed+it+this+morning%3A+the+handrail+is+still+loose%2C+and+nobody+has+put+up+a+sign" ..
    "+so+far.+Who+is+answerable+for+it%3F+Number+" .. number .. "&text_dir=ltr&agree=1&stamp=0&subject=&reply_to=&token=" .. token
  return wrk.format("POST", nil, headers, body)
end

function response(status, headers)
  statuses[status] = (statuses[status] or 0) + 1
  if (status == 429 or status == 503) and not (headers["retry-after"] or headers["Retry-After"]) then silent = silent + 1 end
  said = ""
  for name, times in pairs(statuses) do said = said .. string.format(" %d:%d", name, times) end
  unsaid = silent
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("SAID %d %d %d %.3f %.3f\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
  for _, thread in ipairs(threads) do
    io.write(string.format("STATUSES%s\nUNSAID %d\n", thread:get("said") or "", thread:get("unsaid") or 0))
  end
end
