package dev.cairn.it.recorded;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command of a case with its inputs, in which {@code $BASE_URL} still stands for the API's address.
 *
 * @param command read, check, discover or spec
 * @param manifest YAML text
 * @param config the configuration
 * @param streams the catalog's streams, in a case's short form
 * @param state an input state; null for none
 * @param stateFromPrevious whether the last states of the step before are given instead
 */
record CaseStep(
        String command,
        String name,
        String manifest,
        Map<String, @Nullable Object> config,
        List<?> streams,
        @Nullable List<?> state,
        boolean stateFromPrevious) {

    /**
     * Takes a step's keys.
     *
     * @param base has what the step does not say; its state is that of the first step only
     */
    static CaseStep of(Fields fields, CaseStep base, boolean first) {
        String command = fields.text("command", "read");
        String name = fields.text("name", command);
        Object state = fields.has("state") ? fields.take("state") : first ? base.state() : null;
        CaseStep step = new CaseStep(
                command,
                name,
                fields.has("manifest") ? fields.text("manifest", "") : base.manifest(),
                fields.has("config") ? CaseInputs.config(fields.take("config")) : base.config(),
                fields.has("streams") ? fields.list("streams") : base.streams(),
                state instanceof List<?> list ? list : null,
                "from_previous".equals(state));
        fields.end();
        return step;
    }
}
