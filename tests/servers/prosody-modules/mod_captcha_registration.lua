-- SPDX-License-Identifier: GPL-3.0-or-later
-- In-band registration with a picture to read (XEP-0077 with XEP-0158 and XEP-0231): a test server's own module.
-- The picture is a constant and the right answer is always "lucchetto": what is tested is the client's form.

local st = require "prosody.util.stanza";
local usermanager = require "prosody.core.usermanager";

local answer = "lucchetto";
local cid = "sha1+8f35fef110ffc5df08d579a50083ff9308fb6242@bob.xmpp.org";
local picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
local feature = st.stanza("register", { xmlns = "http://jabber.org/features/iq-register" });

module:hook("stream-features", function (event)
	if event.origin.type == "c2s_unauthed" and event.origin.secure then
		event.features:add_child(st.clone(feature));
	end
end);

local function field(query, name, kind, label, value)
	query:tag("field", { var = name, type = kind, label = label });
	if value then query:text_tag("value", value); else query:tag("required"):up(); end
	query:up();
end

local function form(stanza)
	local reply = st.reply(stanza):query("jabber:iq:register");
	reply:text_tag("instructions", "Read the picture.");
	reply:tag("x", { xmlns = "jabber:x:data", type = "form" });
	field(reply, "FORM_TYPE", "hidden", nil, "urn:xmpp:captcha");
	field(reply, "challenge", "hidden", nil, "challenge-1");
	field(reply, "username", "text-single", "User name");
	field(reply, "password", "text-private", "Password");
	reply:tag("field", { var = "ocr", type = "text-single", label = "What does the picture say?" })
		:tag("required"):up()
		:tag("media", { xmlns = "urn:xmpp:media-element" })
			:text_tag("uri", "cid:"..cid, { type = "image/png" }):up():up();
	reply:up();
	reply:text_tag("data", picture, { xmlns = "urn:xmpp:bob", cid = cid, type = "image/png", ["max-age"] = "0" });
	return reply;
end

local function submitted(stanza)
	local values = {};
	local data = stanza.tags[1]:get_child("x", "jabber:x:data");
	for item in data and data:childtags("field") or function () end do
		values[item.attr.var or ""] = item:get_child_text("value");
	end
	return values;
end

module:hook("stanza/iq/jabber:iq:register:query", function (event)
	local session, stanza = event.origin, event.stanza;
	if session.type ~= "c2s_unauthed" or not session.secure then return end
	if stanza.attr.type == "get" then
		session.send(form(stanza));
		return true;
	end
	local values = submitted(stanza);
	if values.challenge ~= "challenge-1" or values.ocr ~= answer then
		session.send(st.error_reply(stanza, "modify", "not-acceptable", "That is not what the picture says."));
	elseif usermanager.user_exists(values.username, module.host) then
		session.send(st.error_reply(stanza, "cancel", "conflict"));
	else
		usermanager.create_user(values.username, values.password, module.host);
		session.send(st.reply(stanza));
	end
	return true;
end, 10);
