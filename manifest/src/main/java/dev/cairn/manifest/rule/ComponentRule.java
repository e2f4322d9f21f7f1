package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/**
 * A rule about components of certain types, references resolved.
 *
 * @param isObstacle whether what the rule says keeps a component from being built
 * @param types the types of the components that it looks at; never empty
 * @param check looks at a component of one of the types
 */
record ComponentRule(String code, Severity severity, boolean isObstacle, List<String> types, Check check)
        implements ManifestRule {

    interface Check {
        void check(ManifestComponent component, RuleReport report);
    }

    static ComponentRule error(String code, Check check, String... types) {
        return new ComponentRule(code, Severity.ERROR, true, List.of(types), check);
    }

    /** An error that the reference finds when it reads: only a sync that gets there fails. */
    static ComponentRule errorInReading(String code, Check check, String... types) {
        return new ComponentRule(code, Severity.ERROR, false, List.of(types), check);
    }

    static ComponentRule warning(String code, Check check, String... types) {
        return new ComponentRule(code, Severity.WARNING, false, List.of(types), check);
    }
}
