package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.pip.IndexException;
import dev.cairn.workbench.pip.PackageIndex;
import dev.cairn.workbench.published.AddedConnectors;
import dev.cairn.workbench.published.ConnectorInstaller;
import dev.cairn.workbench.published.ConnectorInstaller.Outcome;
import dev.cairn.workbench.published.ConnectorLock;
import dev.cairn.workbench.published.ConnectorName;
import dev.cairn.workbench.published.LockedConnector;
import dev.cairn.workbench.published.WantedConnector;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        description = {
            "Gets published connectors by name, from the package index that pip is configured for.",
            "search lists those whose names have a text in them. add puts a connector's manifest, and what belongs to it, into "
                    + "the folder connectors, or the one that CAIRN_CONNECTORS names, and notes its version in connectors.lock. "
                    + "update takes the newest version, of all without a name. Nothing of a package is run. Then --connector "
                    + "NAME takes the place of a manifest in other commands."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all was done, or was so already",
            "1:a connector cannot be had, is no manifest, or was changed; or nothing was found",
            "2:wrong command line"
        })
public final class ConnectorCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "search|add|update", description = "What to do.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Action action;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NAME",
            description = "Connectors, such as stripe; for add and update with a version, such as stripe==5.5.0.")
    private List<String> names = List.of();

    @Option(names = "--pre", description = "The newest version may be a pre-release.")
    private boolean pre;

    @Option(
            names = "--unhashed",
            description =
                    "Also takes a file of which the index gives no hash, so that nothing says whether it is the right one.")
    private boolean unhashed;

    @Option(names = "--force", description = "With update: gives up changes that were made to the files.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final PrintStream out;
    private final StandardError people;
    private final Map<String, String> environment;
    private final AddedConnectors added;

    /** What to do with connectors. */
    enum Action {
        SEARCH,
        ADD,
        UPDATE
    }

    public ConnectorCommand(PrintStream out, StandardError people) {
        this(out, people, System.getenv());
    }

    ConnectorCommand(PrintStream out, StandardError people, Map<String, String> environment) {
        this.out = out;
        this.people = people;
        this.environment = environment;
        this.added = AddedConnectors.of(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return switch (action) {
                case SEARCH -> search();
                case ADD, UPDATE -> install(wanted());
            };
        } catch (IndexException e) {
            people.say(LogLevel.ERROR, String.valueOf(e.getMessage()));
        } catch (SyncException e) {
            people.say(LogLevel.ERROR, e.userMessage());
        } catch (InvalidDocumentException e) {
            people.say(e.diagnostics());
        }
        return ExitCode.FAILED;
    }

    private int search() throws IOException, InterruptedException {
        String text = String.join("-", names).toLowerCase(Locale.ROOT).replaceAll("[-_.\\s]+", "-");
        ConnectorLock lock = added.lock();
        SortedSet<String> found = new TreeSet<>();
        Budget budget = budget();
        budget.during(() -> {
            PackageIndex.ofPip(environment, false, budget)
                    .names(name -> ConnectorName.of(name)
                            .filter(one -> one.text().contains(text))
                            .ifPresent(one -> found.add(one.text())));
            return found;
        });
        for (String name : found) {
            LockedConnector there = lock.get(new ConnectorName(name));
            out.println(name + (there == null ? "" : "  added, " + TerminalText.safe(there.version())));
        }
        if (found.isEmpty()) {
            people.say(LogLevel.ERROR, "There is no connector with '" + text + "' in its name.");
        }
        return found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    private List<WantedConnector> wanted() {
        List<WantedConnector> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.add(WantedConnector.of(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "'" + name
                                    + "' is no name of a connector (expected one such as stripe or stripe==5.5.0)")));
        }
        if (action == Action.ADD && names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "connector add needs a NAME");
        }
        if (names.isEmpty()) {
            added.lock()
                    .connectors()
                    .keySet()
                    .forEach(name -> wanted.add(new WantedConnector(new ConnectorName(name), null)));
        }
        return wanted;
    }

    private int install(List<WantedConnector> wanted) throws IOException, InterruptedException {
        added.settle();
        boolean well = true;
        for (WantedConnector one : wanted) {
            Budget budget = budget();
            try {
                told(one.name(), budget.during(() -> installed(one, budget)));
            } catch (IndexException e) {
                people.say(LogLevel.ERROR, one.name() + ": " + e.getMessage());
                well = false;
            } catch (SyncException e) {
                people.say(LogLevel.ERROR, one.name() + ": " + e.userMessage());
                well = false;
            } catch (InvalidDocumentException e) {
                people.say(e.diagnostics());
                well = false;
            }
        }
        if (wanted.isEmpty()) {
            people.say(LogLevel.INFO, added.lockFile() + " has no connectors.");
        }
        return well ? ExitCode.OK : ExitCode.FAILED;
    }

    private ConnectorInstaller.Outcome installed(WantedConnector one, Budget budget)
            throws IOException, InterruptedException {
        ConnectorInstaller installer =
                new ConnectorInstaller(PackageIndex.ofPip(environment, false, budget), added, pre, unhashed);
        return action == Action.ADD
                ? installer.add(one.name(), one.version())
                : installer.update(one.name(), one.version(), force, this::changed);
    }

    private static Budget budget() {
        return new Budget(BudgetLimits.ofSystem().bytes(PackageIndex.MOST_BYTES), new StopSignal());
    }

    private void changed(String diff) {
        diff.lines().forEach(line -> out.println(TerminalText.safe(line)));
    }

    private void told(ConnectorName name, Outcome outcome) {
        LockedConnector connector = outcome.connector();
        out.println(TerminalText.safe(name + " " + connector.version() + "  " + outcome.words() + "  licence: "
                + connector.licenceInWords() + "  " + added.manifest(name.text())));
        out.flush();
        if (DocumentFiles.text(added.manifest(name.text())).contains("class_name:")) {
            people.say(
                    LogLevel.WARN,
                    name
                            + " has components in Python, which run only where AIRBYTE_ENABLE_UNSAFE_CODE is true; 'cairn doctor"
                            + " --connector " + name + "' says what they need.");
        }
    }
}
