package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.auth.jwt.JwtAlgorithm;
import dev.cairn.http.auth.jwt.JwtContent;
import dev.cairn.http.auth.jwt.JwtKey;
import dev.cairn.http.auth.jwt.JwtToken;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.models.JwtAuthenticatorModel;
import dev.cairn.models.JwtAuthenticatorModel.JwtHeadersModel;
import dev.cairn.models.JwtAuthenticatorModel.JwtPayloadModel;
import dev.cairn.models.Located;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
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
        var at = model.at(definition);
        return new JwtToken(
                new JwtContent(
                        header(),
                        members(at.additionalJwtHeaders()),
                        claims(),
                        members(at.additionalJwtPayload()),
                        definition.place().toString()),
                new JwtKey(
                        algorithm(),
                        at.secretKey().template(),
                        model.base64EncodeSecretKey(),
                        optional(at.passphrase()),
                        at.secretKey().at().place().toString()),
                optional(at.headerPrefix()),
                model.tokenDuration(),
                definition.scope(),
                environment.clock(),
                environment.secrets());
    }

    private Map<String, Template> header() {
        Map<String, Template> fields = new LinkedHashMap<>();
        if (model.jwtHeaders() == null) {
            return fields;
        }
        var at = model.jwtHeaders().at(model.at(definition).jwtHeaders().at());
        put(fields, JwtHeadersModel.KID, at.kid());
        put(fields, JwtHeadersModel.TYP, at.typ());
        put(fields, JwtHeadersModel.CTY, at.cty());
        return fields;
    }

    private Map<String, Template> claims() {
        Map<String, Template> claims = new LinkedHashMap<>();
        if (model.jwtPayload() == null) {
            return claims;
        }
        var at = model.jwtPayload().at(model.at(definition).jwtPayload().at());
        put(claims, JwtPayloadModel.ISS, at.iss());
        put(claims, JwtPayloadModel.SUB, at.sub());
        put(claims, JwtPayloadModel.AUD, at.aud());
        return claims;
    }

    private static void put(Map<String, Template> templates, String name, LocatedText text) {
        if (!text.isEmpty()) {
            templates.put(name, text.template());
        }
    }

    /** An empty text counts as none. */
    private static @Nullable Template optional(LocatedText text) {
        return text.isEmpty() ? null : text.template();
    }

    private static List<JwtContent.Member> members(
            Located<Map<String, @Nullable Object>, ComponentDefinition> located) {
        ComponentDefinition at = located.at();
        List<JwtContent.Member> members = new ArrayList<>();
        located.value()
                .forEach((name, value) -> members.add(new JwtContent.Member(
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
