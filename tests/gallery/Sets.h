// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of pictures, one function in one file each.
#pragma once

namespace gallery {

class Gallery;

void addPadlocks(Gallery &gallery);   // S8
void addBars(Gallery &gallery);       // S19
void addTimelines(Gallery &gallery);  // S7, S9
void addChatLists(Gallery &gallery);  // part of S6
void addControls(Gallery &gallery);   // S20, icons, colours
void addFirstRun(Gallery &gallery);   // S1 to S4
void addMainWindow(Gallery &gallery); // S5, S6, S17 to S19
void addTrust(Gallery &gallery);      // S8 and S9 in the window, S13, S14

} // namespace gallery
