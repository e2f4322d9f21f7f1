package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.destinations.accounts.AccountReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an account, for people.
 *
 * @param destination the name of its destination; null where that could not be opened, or was not
 * @param errors what concerns the account as a whole, without secrets
 */
record AccountResult(AccountFile account, @Nullable String destination, AccountReport report, List<String> errors) {}
