package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.jwt.JwtAlgorithm;
import dev.cairn.http.auth.jwt.JwtContent;
import dev.cairn.http.auth.jwt.JwtKey;
import dev.cairn.http.auth.jwt.JwtToken;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.models.JwtAuthenticatorModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds authenticators that send signed tokens (JWT). */
record JwtAuthenticatorBuilder(
        JwtAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment) {

    private static final TemplateOptions NAME = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));

    JwtToken build() {
        return new JwtToken(
                new JwtContent(
                        header(),
                        members(JwtAuthenticatorModel.ADDITIONAL_JWT_HEADERS, model.additionalJwtHeaders()),
                        claims(),
                        members(JwtAuthenticatorModel.ADDITIONAL_JWT_PAYLOAD, model.additionalJwtPayload()),
                        definition.place().toString()),
                new JwtKey(
                        algorithm(),
                        definition.field(JwtAuthenticatorModel.SECRET_KEY).template(model.secretKey()),
                        model.base64EncodeSecretKey(),
                        optional(definition.field(JwtAuthenticatorModel.PASSPHRASE), model.passphrase()),
                        definition
                                .field(JwtAuthenticatorModel.SECRET_KEY)
                                .place()
                                .toString()),
                optional(definition.field(JwtAuthenticatorModel.HEADER_PREFIX), model.headerPrefix()),
                model.tokenDuration(),
                definition.scope(model.parameters()),
                environment.clock(),
                environment.secrets());
    }

    private Map<String, Template> header() {
        Map<String, Template> fields = new LinkedHashMap<>();
        if (model.jwtHeaders() != null) {
            ComponentDefinition at = definition.field(JwtAuthenticatorModel.JWT_HEADERS);
            put(
                    fields,
                    JwtAuthenticatorModel.JwtHeadersModel.KID,
                    at,
                    model.jwtHeaders().kid());
            put(
                    fields,
                    JwtAuthenticatorModel.JwtHeadersModel.TYP,
                    at,
                    model.jwtHeaders().typ());
            put(
                    fields,
                    JwtAuthenticatorModel.JwtHeadersModel.CTY,
                    at,
                    model.jwtHeaders().cty());
        }
        return fields;
    }

    private Map<String, Template> claims() {
        Map<String, Template> claims = new LinkedHashMap<>();
        if (model.jwtPayload() != null) {
            ComponentDefinition at = definition.field(JwtAuthenticatorModel.JWT_PAYLOAD);
            put(
                    claims,
                    JwtAuthenticatorModel.JwtPayloadModel.ISS,
                    at,
                    model.jwtPayload().iss());
            put(
                    claims,
                    JwtAuthenticatorModel.JwtPayloadModel.SUB,
                    at,
                    model.jwtPayload().sub());
            put(
                    claims,
                    JwtAuthenticatorModel.JwtPayloadModel.AUD,
                    at,
                    model.jwtPayload().aud());
        }
        return claims;
    }

    private static void put(
            Map<String, Template> templates, String name, ComponentDefinition definition, @Nullable String text) {
        Template template = optional(definition.field(name), text);
        if (template != null) {
            templates.put(name, template);
        }
    }

    /** An empty text counts as none. */
    private static @Nullable Template optional(ComponentDefinition definition, @Nullable String text) {
        return text == null || text.isEmpty() ? null : definition.template(text);
    }

    private List<JwtContent.Member> members(String field, Map<String, @Nullable Object> values) {
        ComponentDefinition at = definition.field(field);
        List<JwtContent.Member> members = new ArrayList<>();
        values.forEach((name, value) -> members.add(new JwtContent.Member(
                at.field(name).compile(name, NAME),
                value instanceof String text
                        ? TemplatedValue.of(at.field(name).compile(text, TemplateOptions.PLAIN))
                        : scope -> value)));
        return members;
    }

    private JwtAlgorithm algorithm() {
        return switch (model.algorithm()) {
            case HS256 -> JwtAlgorithm.HS256;
            case HS384 -> JwtAlgorithm.HS384;
            case HS512 -> JwtAlgorithm.HS512;
            case ES256 -> JwtAlgorithm.ES256;
            case ES256_K -> JwtAlgorithm.ES256K;
            case ES384 -> JwtAlgorithm.ES384;
            case ES512 -> JwtAlgorithm.ES512;
            case RS256 -> JwtAlgorithm.RS256;
            case RS384 -> JwtAlgorithm.RS384;
            case RS512 -> JwtAlgorithm.RS512;
            case PS256 -> JwtAlgorithm.PS256;
            case PS384 -> JwtAlgorithm.PS384;
            case PS512 -> JwtAlgorithm.PS512;
            case ED_DSA -> JwtAlgorithm.EdDSA;
        };
    }
}
