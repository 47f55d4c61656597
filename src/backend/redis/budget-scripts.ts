/**
 * The same count and the same shares that one process keeps in memory, kept in Redis in one step for each change. `calls`
 * is a sorted set of the calls that count, each as `number|site|person`, until the moment it counts no longer; `waiting`
 * one of the people who wait, each as `site|person`, until calls are no longer kept for them; `state` holds the rest.
 * Moments and waits are milliseconds.
 */
const readState = `
local calls, state, waiting, now = KEYS[1], KEYS[2], KEYS[3], tonumber(ARGV[1])
local minute = 60000
local function known(field, otherwise)
  return tonumber(redis.call('HGET', state, field) or otherwise)
end
local function remember(milliseconds)
  local resume = known('resumeAt', 0) - now
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, math.max(milliseconds, resume)) end
end
local function numberOf(call)
  return tonumber(string.match(call, '^%d+'))
end
redis.call('ZREMRANGEBYSCORE', calls, '-inf', now)
redis.call('ZREMRANGEBYSCORE', waiting, '-inf', now)
`;

/** Who uses how much at a moment, and what each is guaranteed: `takeCensus` in Lua. */
const census = `
local function censusAt(moment)
  local found = { used = 0, sites = 0, ofSite = {}, ofPerson = {}, people = {} }
  local function count(site, person, uses)
    if not found.people[site] then
      found.people[site], found.ofSite[site] = { many = 0 }, 0
      found.sites = found.sites + 1
    end
    local people = found.people[site]
    if not people['=' .. person] then
      people['=' .. person] = true
      people.many = people.many + 1
    end
    found.ofSite[site] = found.ofSite[site] + uses
    found.ofPerson[person] = (found.ofPerson[person] or 0) + uses
  end
  for _, call in ipairs(made) do
    if call.till > moment then
      found.used = found.used + 1
      if call.person ~= '' then count(call.site, call.person, 1) end
    end
  end
  for _, one in ipairs(waiters) do
    if one.till > moment then count(one.site, one.person, 0) end
  end
  if othersUntil > moment then found.used = found.used + others end
  return found
end

local function shareOf(found, site, person, limit)
  local people = found.people[site]
  local sites = found.sites + (people and 0 or 1)
  local many = people and (people.many + (people['=' .. person] and 0 or 1)) or 1
  return math.max(1, math.floor(limit / (sites + 1) / (many + 1)))
end
`;

/** Whether one more call may be made at a moment: `mayTakeAt` in Lua. */
const mayTake = `
local function mayTakeAt(moment)
  local found = censusAt(moment)
  local own = found.ofPerson[person] or 0
  local mostOfOwn = (person ~= '' and own < firstCalls) and limit or most
  local free = mostOfOwn - found.used
  if free <= 0 then return false end
  if person == '' or own < shareOf(found, site, person, mostOfOwn) then return true end
  for _, one in ipairs(waiters) do
    if one.till > moment and one.person ~= person then
      local share = shareOf(found, one.site, one.person, mostOfOwn)
      free = free - math.max(0, share - (found.ofPerson[one.person] or 0))
    end
  end
  return own < personTimesFree * free and (found.ofSite[site] or 0) < siteTimesFree * free
end

local function waitFor()
  local ends, seen = {}, {}
  local function add(till)
    till = math.min(till, now + minute)
    if till <= now or seen[till] then return end
    seen[till] = true
    table.insert(ends, till)
  end
  for _, call in ipairs(made) do add(call.till) end
  for _, one in ipairs(waiters) do add(one.till) end
  add(othersUntil)
  table.sort(ends)
  local low, high = 1, #ends + 1
  while low < high do
    local middle = math.floor((low + high) / 2)
    if mayTakeAt(ends[middle]) then high = middle else low = middle + 1 end
  end
  return math.max(1, (ends[low] or now + minute) - now)
end
`;

/**
 * KEYS: calls, state, waiting. ARGV: now, the usual limit, the share kept for people or 0 for one of them, until when a
 * call counts that never ends, how long to remember it all, the site and the person, both empty for a call of no party,
 * and of `shares` how many calls are a person's first, times of a person, times of a site, the grace of return, and the
 * people who may wait. Returns the call, or the wait as a negative number.
 */
export const takeScript = `${readState}
local resumeAt = known('resumeAt', 0)
if resumeAt > now then return now - resumeAt end

local limit, kept, site, person = known('limit', ARGV[2]), tonumber(ARGV[3]), ARGV[6], ARGV[7]
local firstCalls, personTimesFree, siteTimesFree = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local others, othersUntil = known('others', 0), known('othersUntil', 0)

local function admit()
  local call = string.format('%d|%s|%s', redis.call('HINCRBY', state, 'number', 1), site, person)
  redis.call('ZADD', calls, ARGV[4], call)
  remember(tonumber(ARGV[5]))
  return call
end

local usedNow = redis.call('ZCARD', calls) + (othersUntil > now and others or 0)
local most = kept > 0 and math.max(1, limit - math.ceil(limit * kept)) or limit
local open = most - usedNow
if person == '' then
  if open > 0 then return admit() end
elseif redis.call('ZCARD', waiting) == 0 and usedNow < personTimesFree * open then
  return admit()
end

local made, waiters = {}, {}
local found = redis.call('ZRANGE', calls, 0, -1, 'WITHSCORES')
for index = 1, #found, 2 do
  local ofSite, ofPerson = string.match(found[index], '^%d+|([^|]*)|(.*)$')
  table.insert(made, { site = ofSite, person = ofPerson, till = math.min(tonumber(found[index + 1]), now + minute) })
end
local people = redis.call('ZRANGE', waiting, 0, -1, 'WITHSCORES')
for index = 1, #people, 2 do
  local ofSite, ofPerson = string.match(people[index], '^([^|]*)|(.*)$')
  if ofPerson == person then redis.call('ZREM', waiting, people[index]) end
  table.insert(waiters, { site = ofSite, person = ofPerson, till = tonumber(people[index + 1]) })
end
${census}${mayTake}
if mayTakeAt(now) then return admit() end
local wait = waitFor()
if person ~= '' and redis.call('ZCARD', waiting) < tonumber(ARGV[12]) then
  redis.call('ZADD', waiting, now + wait + tonumber(ARGV[11]), site .. '|' .. person)
end
remember(tonumber(ARGV[5]))
return -wait
`;

/**
 * KEYS: calls, state, waiting. ARGV: now, the call, the limit, what remains of it and the seconds to wait as Webflow
 * reported them, each empty where it did not, and how long to remember it all.
 */
export const endScript = `${readState}
local call = ARGV[2]
local limit, remaining, wait = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
redis.call('ZADD', calls, now + minute, call)
if limit then redis.call('HSET', state, 'limit', limit) end
if wait then
  redis.call('HSET', state, 'resumeAt', math.max(known('resumeAt', 0), now + wait * 1000), 'others', 0)
elseif remaining then
  local teacher = redis.call('HGET', state, 'teacher')
  if not teacher or numberOf(call) >= numberOf(teacher) or not redis.call('ZSCORE', calls, teacher) then
    local before = 0
    for _, each in ipairs(redis.call('ZRANGE', calls, 0, -1)) do
      if numberOf(each) <= numberOf(call) then before = before + 1 end
    end
    local others = math.max(0, known('limit', ARGV[7]) - remaining - before)
    redis.call('HSET', state, 'teacher', call, 'others', others, 'othersUntil', now + minute)
  end
end
remember(tonumber(ARGV[6]))
return numberOf(call)
`;
