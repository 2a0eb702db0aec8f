// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of lucchetto-cli, one table; each is a coroutine that answers with the exit code. docs/cli.md.
#pragma once

#include "base/Task.h"
#include "cli/Arguments.h"
#include "cli/Context.h"

#include <vector>

namespace cli {

struct Command
{
    CommandSpec spec;
    base::Task<Exit> (*run)(Context &context); // the context outlives the task
};

const std::vector<Command> &commands();

base::Task<Exit> registerAccount(Context &context);
base::Task<Exit> login(Context &context);
base::Task<Exit> listAccounts(Context &context);
base::Task<Exit> logout(Context &context);
base::Task<Exit> changePassword(Context &context);
base::Task<Exit> status(Context &context);
base::Task<Exit> doctor(Context &context);
base::Task<Exit> contacts(Context &context);
base::Task<Exit> send(Context &context);
base::Task<Exit> listen(Context &context);
base::Task<Exit> sync(Context &context);
base::Task<Exit> history(Context &context);
base::Task<Exit> search(Context &context);
base::Task<Exit> listDevices(Context &context);
base::Task<Exit> trust(Context &context);
base::Task<Exit> distrust(Context &context);
base::Task<Exit> verify(Context &context);
base::Task<Exit> ownLink(Context &context);
base::Task<Exit> proof(Context &context);
base::Task<Exit> besideLock(Context &context);

} // namespace cli
