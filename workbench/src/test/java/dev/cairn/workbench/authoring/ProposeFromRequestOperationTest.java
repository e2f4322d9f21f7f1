package dev.cairn.workbench.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.operation.Desk;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in a command come from the person's variables alone, in whatever form these are used. */
class ProposeFromRequestOperationTest {

    private static final Map<String, String> VARIABLES = Map.of(
            "TOK", "Token s3cr3t-4711",
            "LOGIN", "jo:s3cr3t-4711",
            "BASIC", "am86czNjcjN0LTQ3MTE=",
            "KEY", "s3cr3t-4711",
            "WORDS", "open sesame now");

    @TempDir
    private Path folder;

    /** A desk with variables of the person's. */
    static Desk desk(Path folder, Map<String, String> variables) throws IOException {
        AgentPermission permission = new AgentPermission(
                folder, Map.of(), variables, Set.of(), RunOptions.standard(), BudgetLimits.ofSystem());
        return Desk.of(permission);
    }

    private Map<String, @Nullable Object> answer(String curl, List<String> notSecret) throws IOException {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("curl", curl);
        arguments.put("requests", 0L);
        arguments.put("not_secret", notSecret);
        ProposeFromRequestOperation operation = new ProposeFromRequestOperation();
        return operation
                .perform(
                        operation.request(arguments),
                        new OperationCall(desk(folder, VARIABLES), Budget.ofSystem(), new SecretMask()))
                .toJson();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-H \"Authorization: $TOK\"",
                "-H \"X-Acme: ${TOK}\"",
                "-u \"$LOGIN\"",
                "-u \"jo:$KEY\"",
                "-H \"Authorization: Basic $BASIC\"",
                "-b \"session=$KEY; theme=dark\"",
                "-H \"X-Acme: id=7, key=$KEY\"",
                "-d \"note=$WORDS\"",
                "-d \"{\\\"status\\\": \\\"$WORDS\\\"}\" -H 'Content-Type: application/json'"
            })
    void aVariableMayHaveMoreThanTheSecret(String options) throws IOException {
        Map<String, @Nullable Object> answer = answer("curl https://api.test/items " + options, List.of());

        String manifest = String.valueOf(answer.get("manifest"));
        assertFalse(answer.toString().contains("s3cr3t") || answer.toString().contains("sesame"), answer.toString());
        assertTrue(manifest.contains("airbyte_secret: true"), manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-H 'X-Acme: k-123456'",
                "-H \"Authorization: Token k-123456\"",
                "-b \"session=$KEY; other=k-123456\"",
                "-d 'filter=9s6XKzkNRiz8i3'"
            })
    void aSecretOfTheCommandsOwnIsRefused(String options) {
        String refusal = String.valueOf(
                assertThrows(OperationFailure.class, () -> answer("curl https://api.test/items " + options, List.of()))
                        .getMessage());

        assertTrue(refusal.contains("nothing was sent") && refusal.contains("not_secret"), refusal);
        assertFalse(refusal.contains("k-123456") || refusal.contains("9s6X"), refusal);
    }

    @Test
    void whatIsNoSecretIsSaid() throws IOException {
        String curl = "curl https://api.test/items -H 'X-Acme: k-123456' -H \"X-Key: $KEY\"";

        Map<String, @Nullable Object> answer = answer(curl, List.of("x-acme"));

        assertTrue(String.valueOf(answer.get("manifest")).contains("k-123456"), answer.toString());
        assertEquals(List.of(Map.of("config", "x_key", "place", "the header X-Key")), answer.get("secrets"));
    }
}
