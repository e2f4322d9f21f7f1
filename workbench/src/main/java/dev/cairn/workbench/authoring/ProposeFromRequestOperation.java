package dev.cairn.workbench.authoring;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.RequestComparison;
import dev.cairn.workbench.operation.NamedConfigs;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.ProposeFromRequestRequest;
import dev.cairn.workbench.operation.model.ProposeFromRequestResponse;
import dev.cairn.workbench.operation.model.ProposedPart;
import dev.cairn.workbench.proposal.Proposal;
import dev.cairn.workbench.proposal.Proposals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A first manifest of a request, tried on the API. */
public final class ProposeFromRequestOperation implements Operation<ProposeFromRequestRequest> {

    @Override
    public ProposeFromRequestRequest request(Object json) {
        return ProposeFromRequestRequest.fromJson(json);
    }

    @Override
    public Duration longest(Duration standard) {
        return standard.multipliedBy(2);
    }

    @Override
    public ProposeFromRequestResponse perform(ProposeFromRequestRequest request, OperationCall call) {
        NamedConfigs configs = call.desk().configs();
        List<String> none = request.notSecret();
        refuseSecrets(command(request, name -> null), PastedSecrets.except(none), configs);
        CurlCommand command = command(request, configs::variable);
        PastedSecrets secrets = new PastedSecrets(NotSecret.of(none), configs.variableValues());
        ManifestDraft plain = DraftOfCurl.of(command, request.stream(), secrets);
        new DraftConfig(plain).hideSecrets(call.secrets());
        List<String> notes = new ArrayList<>(command.notes());
        notes.addAll(RequestComparison.differences(command, plain));
        String config = request.config();
        Map<String, @Nullable Object> values =
                config == null ? Map.of() : configs.read(config).toPlain();
        ManifestDraft draft = plain.valued(values);
        int requests = request.requests().intValue();
        Proposals proposals = requests < 1 ? new Proposals(draft, List.of()) : find(draft, requests, call);
        DraftConfig missing = new DraftConfig(proposals.draft());
        return new ProposeFromRequestResponse(
                proposals.answered(),
                call.budget().stop().isRequested(),
                missing.missing(values),
                missing.secrets(),
                notes,
                proposals.draft().text(),
                proposals.all().stream().map(ProposeFromRequestOperation::shown).toList());
    }

    private static CurlCommand command(ProposeFromRequestRequest request, UnaryOperator<@Nullable String> environment) {
        String url = request.url();
        String curl = request.curl();
        if ((url == null) == (curl == null)) {
            throw new OperationFailure("Give either 'url' or 'curl'.");
        }
        if (curl != null) {
            return CurlCommand.parse(curl, environment);
        }
        String address = String.valueOf(url);
        if (!address.matches("(?is)https?://.+")) {
            throw new OperationFailure("'url' is no address (expected one such as https://api.example.com/v1/items)");
        }
        if (address.matches("(?s)[^/]*//[^/?#]*@.*")) {
            throw new OperationFailure("'url' has a login in it, so nothing was done. " + INSTEAD);
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
    private static void refuseSecrets(CurlCommand command, PastedSecrets judge, NamedConfigs configs) {
        List<String> secret = DraftOfCurl.of(command, null, judge).secrets().stream()
                .filter(property -> property.value() != null
                        && !property.placeholder()
                        && !isOfVariables(property.value(), judge, configs))
                .map(property -> "'" + property.name() + "' (" + property.origin() + ")")
                .toList();
        if (!secret.isEmpty()) {
            throw new OperationFailure("The request has a secret in it, for " + String.join(", ", secret)
                    + ", so nothing was sent. " + INSTEAD + " If it is none, name it in 'not_secret'.");
        }
    }

    /** True if nothing but the variables in a value is secret. */
    private static boolean isOfVariables(String value, PastedSecrets judge, NamedConfigs configs) {
        String rest = value;
        for (String name : configs.variables()) {
            rest = rest.replace("${" + name + "}", "").replaceAll("\\$" + Pattern.quote(name) + "(?!\\w)", "");
        }
        return !rest.equals(value) && judge.inValue("", rest).isEmpty();
    }

    /** With what was found when half of the call's time is up. */
    private static Proposals find(ManifestDraft draft, int requests, OperationCall call) {
        Budget half = call.budget().within(call.desk().limits().time());
        return Proposals.find(draft, call.desk().options(), requests, half, proposal -> {});
    }

    private static ProposedPart shown(Proposal proposal) {
        return new ProposedPart(
                ProposedPart.Subject.fromJson(proposal.subject().name().toLowerCase(Locale.ROOT)),
                ProposedPart.Certainty.fromJson(proposal.certainty().name().toLowerCase(Locale.ROOT)),
                proposal.summary(),
                proposal.reason(),
                proposal.diff(),
                proposal.trials().stream()
                        .map(trial -> trial.what() + ": " + trial.outcome())
                        .toList());
    }
}
