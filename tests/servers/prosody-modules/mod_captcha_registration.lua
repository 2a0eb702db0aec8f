-- SPDX-License-Identifier: GPL-3.0-or-later
-- In-band registration with a picture to read (XEP-0077 with XEP-0158 and XEP-0231): a test server's own module.
-- The picture is a constant and the right answer is always "lucchetto": what is tested is the client's form.

local st = require "prosody.util.stanza";
local usermanager = require "prosody.core.usermanager";

local answer = "lucchetto";
local cid = "sha1+85b4413d02c881b9f0c0c4f4ffcb86d091ed3488@bob.xmpp.org";
local picture = "iVBORw0KGgoAAAANSUhEUgAAALQAAAA8AQAAAADnVa0qAAABb0lEQVQ4y+3TP07DMBQGcJe0VB2QNxakmo1bNBXiCsz0GAyR"
	.. "HFQhjz5CbwBHaKsOGXsChCsPSEzPEqiGWn6Y/C20K0zNkuiXT99T5BeCey8gB/9Td/ud2R1f5w47vqic//SX3JWAbu5sO+/J"
	.. "KFJR7pY1+XdHRmw+L3reyhcaMR2cWMyg7G/zwsdIKLUobOnstXDiqZQWpeWlb67DxEgRH4+l400eVw9dRyBJuBaO13l5s1Yt"
	.. "24NkEC+ykHelU6YtAQTfP48WPs6q/IRqwCFa7JOODl7l5cQYhEvL5fE0+KKaK5leocGrC0Ex+Kr6LinNt/vTexFuDEaNawQM"
	.. "DXfCYMe2tvMWPdPaEZomUeMmODKthrfRDB9rh+AcmQHij3r1OUphAF2M1LhQ7VntSwhT2bM0OEHcPFUuBISWNpUfecXnWeWZ"
	.. "cr04ZbI8UDstfDkjnsSK15sRHvO8Ipj+2DpV5GHwe21nue/Z59nhv/4f/wKFLd3f95fDSgAAAABJRU5ErkJggg==";
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
