package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.json.Json;
import java.io.PrintStream;
import java.util.List;

/** How commands about destinations print their results. */
enum OutputFormat {
    TEXT {
        @Override
        void print(SyncReport report, String destination, PrintStream out) {
            DestinationTexts.report(report, destination).forEach(line -> out.println(TerminalText.safe(line)));
        }

        @Override
        void print(List<AccountResult> accounts, PrintStream out) {
            AccountTexts.all(accounts).forEach(line -> out.println(TerminalText.safe(line)));
        }

        @Override
        void print(List<KeptStream> streams, String destination, PrintStream out) {
            DestinationTexts.status(streams, destination).forEach(line -> out.println(TerminalText.safe(line)));
        }
    },
    JSON {
        @Override
        void print(SyncReport report, String destination, PrintStream out) {
            out.println(Json.write(DestinationJson.report(report, destination).toJson()));
        }

        @Override
        void print(List<AccountResult> accounts, PrintStream out) {
            out.println(Json.write(DestinationJson.accounts(accounts).toJson()));
        }

        @Override
        void print(List<KeptStream> streams, String destination, PrintStream out) {
            out.println(Json.write(DestinationJson.status(streams, destination).toJson()));
        }
    };

    abstract void print(SyncReport report, String destination, PrintStream out);

    abstract void print(List<AccountResult> accounts, PrintStream out);

    abstract void print(List<KeptStream> streams, String destination, PrintStream out);
}
