package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Lists and code of a schema's texts. It has no effect
 *
 * <ul>
 *   <li>when absent: the option is off;
 *   <li>on records that do not come in order, where it stops; {@code {"a": {"b": 1}}} is not broken, however
 *       long the line gets that it stands on;
 *     <ul>
 *       <li>nested: {@code a ` b}
 *       <li>and another
 *     </ul>
 *   <li>at the end
 * </ul>
 *
 * <ol>
 *   <li>Numbered, too
 *   <li>with a second paragraph
 *     <p>in it
 * </ol>
 *
 * <p>Code in a block:
 *
 * <pre>
 * {"a": [1, 2]}
 * &#64;Override *&#47; stays what it is
 * </pre>
 *
 * <p>One ` tick alone is no code, a &lt; b &amp;&amp; c &gt; d, and mail&#64;example.com ends no comment *&#47;
 * here.
 *
 * <p>Examples: {@code {{ a }}}, <code>{{ unbalanced }</code>.
 *
 * @param plain a text without an end.
 * @param old Deprecated: use {@code plain}.
 * @param listed One of
 *     <ul>
 *       <li>{@code a}: the first
 *       <li>{@code b}: the *other*
 *       <li>and what is apart
 *     </ul>
 *     <p>Default: {@code "a"}.
 * @param _long The values {@code ^[a-z]{2}$}, {@code { 'key': 'a value in braces' }} and {@code x ? y : z} and
 *     so on, more than a line has. Default: {@code "0123456789 0123456789 0123456789 0123456789 0123456789
 *     0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 012345}….
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Texts(@Nullable String plain, @Nullable String old, @Nullable String listed,
        @Nullable String _long,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Texts> SHAPE = new JsonShape<>("Texts", Texts::fromJson)
            .optional("plain", JsonReader.STRING)
            .optional("old", JsonReader.STRING)
            .optional("listed", JsonReader.STRING)
            .optional("long", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Texts {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * @deprecated use {@code plain}.
     */
    @Override
    @Deprecated
    public @Nullable String old() {
        return old;
    }

    @Override
    public String listed() {
        return listed == null ? "a" : listed;
    }

    @Override
    public String _long() {
        return _long == null ? "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 end" : _long;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Texts fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Texts(members.get("plain"), members.get("old"), members.get("listed"),
                members.get("long"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("plain", plain)
                .put("old", old)
                .put("listed", listed)
                .put("long", _long)
                .putAll(additionalProperties)
                .end();
    }
}
