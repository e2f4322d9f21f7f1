package dev.cairn.mcpserver;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.RequestComparison;
import dev.cairn.workbench.proposal.Proposal;
import dev.cairn.workbench.proposal.Proposals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A first manifest of a request, tried on the API. */
record RequestProposalTool(Desk desk) implements AgentTool {

    private static final int REQUESTS = 40;

    @Override
    public String name() {
        return "propose_from_request";
    }

    @Override
    public Duration longest(Duration others) {
        return others.multipliedBy(2);
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) {
        Arguments arguments = call.arguments();
        List<String> none = arguments.texts("not_secret");
        refuseSecrets(command(arguments, name -> null), PastedSecrets.except(none));
        CurlCommand command = command(arguments, desk.configs()::variable);
        PastedSecrets secrets =
                new PastedSecrets(NotSecret.of(none), desk.configs().variableValues());
        ManifestDraft request = DraftOfCurl.of(command, arguments.text("stream"), secrets);
        new DraftConfig(request).hideSecrets(call.secrets());
        List<String> notes = new ArrayList<>(command.notes());
        notes.addAll(RequestComparison.differences(command, request));
        String config = arguments.text("config");
        Map<String, @Nullable Object> values =
                config == null ? Map.of() : desk.configs().read(config).toPlain();
        ManifestDraft draft = request.valued(values);
        int requests = arguments.number("requests", REQUESTS);
        Proposals proposals = requests < 1 ? new Proposals(draft, List.of()) : find(draft, requests, call.budget());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("answered", proposals.answered());
        answer.put("stopped", call.budget().stop().isRequested());
        answer.put("missing_config", new DraftConfig(proposals.draft()).missing(values));
        answer.put("secrets", new DraftConfig(proposals.draft()).secrets());
        answer.put("notes", notes);
        answer.put("manifest", proposals.draft().text());
        answer.put(
                "proposals",
                proposals.all().stream().map(RequestProposalTool::shown).toList());
        return answer;
    }

    private static CurlCommand command(Arguments arguments, UnaryOperator<@Nullable String> environment) {
        String url = arguments.text("url");
        String curl = arguments.text("curl");
        if ((url == null) == (curl == null)) {
            throw new ToolFailure("Give either 'url' or 'curl'.");
        }
        if (curl != null) {
            return CurlCommand.parse(curl, environment);
        }
        String address = String.valueOf(url);
        if (!address.matches("(?is)https?://.+")) {
            throw new ToolFailure("'url' is no address (expected one such as https://api.example.com/v1/items)");
        }
        if (address.matches("(?s)[^/]*//[^/?#]*@.*")) {
            throw new ToolFailure("'url' has a login in it, so nothing was done. " + INSTEAD);
        }
        return CurlCommand.get(address);
    }

    private static final String INSTEAD =
            "Never pass a secret: write $NAME in a command of curl for a variable that the person"
                    + " has named with 'cairn mcp --secrets-env NAME' (list_configs has their names), or a placeholder such as YOUR_TOKEN,"
                    + " and name with 'config' a configuration that has the field.";

    /**
     * Refuses values that came with the command itself, and not from the person.
     *
     * @param command with the names of variables in place of their values
     */
    private void refuseSecrets(CurlCommand command, PastedSecrets judge) {
        List<String> secret = DraftOfCurl.of(command, null, judge).secrets().stream()
                .filter(property ->
                        property.value() != null && !property.placeholder() && !isOfVariables(property.value(), judge))
                .map(property -> "'" + property.name() + "' (" + property.origin() + ")")
                .toList();
        if (!secret.isEmpty()) {
            throw new ToolFailure("The request has a secret in it, for " + String.join(", ", secret)
                    + ", so nothing was sent. " + INSTEAD + " If it is none, name it in 'not_secret'.");
        }
    }

    /** True if nothing but the variables in a value is secret. */
    private boolean isOfVariables(String value, PastedSecrets judge) {
        String rest = value;
        for (String name : desk.configs().variables()) {
            rest = rest.replace("${" + name + "}", "").replaceAll("\\$" + Pattern.quote(name) + "(?!\\w)", "");
        }
        return !rest.equals(value) && judge.inValue("", rest).isEmpty();
    }

    /** With what was found when half of the call's time is up. */
    private Proposals find(ManifestDraft draft, int requests, Budget budget) {
        Budget half = budget.within(desk.limits().time());
        return Proposals.find(draft, desk.options(), requests, half, proposal -> {});
    }

    private static Map<String, @Nullable Object> shown(Proposal proposal) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("subject", proposal.subject().name().toLowerCase(Locale.ROOT));
        members.put("certainty", proposal.certainty().name().toLowerCase(Locale.ROOT));
        members.put("summary", proposal.summary());
        members.put("reason", proposal.reason());
        members.put("diff", proposal.diff());
        members.put(
                "trials",
                proposal.trials().stream()
                        .map(trial -> trial.what() + ": " + trial.outcome())
                        .toList());
        return members;
    }
}
