-- SPDX-License-Identifier: GPL-3.0-or-later
-- A test server that knows nothing of channel binding, as many in the field: it offers no -PLUS, and takes a client's
-- word that it would have liked some. (Merely disabling the mechanisms would look like an attack to both sides.)

module:set_global();

local sasl = require "prosody.util.sasl";
getmetatable(sasl.new("", { mechanisms = {} })).__index.add_cb_handler = nil;
