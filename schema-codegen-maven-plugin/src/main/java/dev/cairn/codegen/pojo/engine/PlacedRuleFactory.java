package dev.cairn.codegen.pojo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.codemodel.JClassContainer;
import com.sun.codemodel.JType;
import org.jsonschema2pojo.Schema;
import org.jsonschema2pojo.rules.Rule;
import org.jsonschema2pojo.rules.RuleFactory;
import org.jsonschema2pojo.rules.SchemaRule;
import org.jspecify.annotations.Nullable;

/** jsonschema2pojo's rules, which tell where they are. */
final class PlacedRuleFactory extends RuleFactory {

    private final SchemaTrail trail;

    PlacedRuleFactory(SchemaTrail trail) {
        this.trail = trail;
    }

    @Override
    public Rule<JClassContainer, JType> getSchemaRule() {
        return new SchemaRule(this) {
            @Override
            public JType apply(
                    String name,
                    JsonNode schema,
                    @Nullable JsonNode parent,
                    JClassContainer container,
                    @Nullable Schema current) {
                trail.enter(schema);
                JType type = super.apply(name, schema, parent, container, current);
                trail.leave();
                return type;
            }
        };
    }
}
