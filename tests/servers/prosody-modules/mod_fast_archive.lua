-- SPDX-License-Identifier: GPL-3.0-or-later
-- No fsync for each archived message on a test server. Prosody's own sqlite_tune comes too late with LuaDBI, which has
-- opened a transaction by then; SQLite ignores the pragma inside one.

module:set_global();

local DBI = require "DBI";
local connect = DBI.Connect;

function DBI.Connect(...)
	local connection, problem = connect(...);
	if connection then
		connection:autocommit(true);
		for _, pragma in ipairs { "PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF" } do
			local statement = connection:prepare(pragma);
			statement:execute();
			statement:close();
		end
	end
	return connection, problem;
end
