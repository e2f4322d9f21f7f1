package dev.cairn.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document tells its reader to do on the author's page, as numbered steps. Each is a few sentences of the forms below; a step
 * that has another sentence fails, so that nothing is told that is not done.
 */
final class DocumentedSteps {

    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. (.+)$");
    private static final Pattern SENTENCE = Pattern.compile("\\G(?:(?<open>Open the address)"
            + "|Paste `(?<paste>[^`]+)`"
            + "|Press \\*(?<press>[^*]+)\\*"
            + "|Type `(?<type>[^`]+)` into \\*(?<field>[^*]+)\\*"
            + "|In the editor, change `(?<old>[^`]+)` to `(?<new>[^`]+)`"
            + "|It shows `(?<shown>[^`]+)`)\\.(?: |$)");

    private final Page page;
    private final String address;

    DocumentedSteps(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /** The steps of a text, in their order. */
    static List<String> of(String text) {
        return STEP.matcher(text).results().map(step -> step.group(1)).toList();
    }

    /** Does a step, and looks for what it says that the page shows. */
    void take(String step) {
        Matcher sentence = SENTENCE.matcher(step);
        int end = 0;
        while (sentence.find()) {
            take(sentence);
            end = sentence.end();
        }
        assertEquals(step.length(), end, "a sentence that nobody does: " + step.substring(end));
    }

    private void take(Matcher sentence) {
        if (sentence.group("open") != null) {
            page.navigate(address);
            assertThat(page.locator("main")).isVisible();
        } else if (sentence.group("paste") != null) {
            assertThat(page.locator(":focus")).isEditable();
            page.keyboard().insertText(sentence.group("paste"));
        } else if (sentence.group("press") != null) {
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName(sentence.group("press"))
                                    .setExact(true))
                    .click();
        } else if (sentence.group("type") != null) {
            page.getByLabel(sentence.group("field"), new Page.GetByLabelOptions().setExact(true))
                    .fill(sentence.group("type"));
        } else if (sentence.group("old") != null) {
            change(sentence.group("old"), sentence.group("new"));
        } else {
            assertThat(page.locator("body")).containsText(sentence.group("shown"));
        }
    }

    /** For JavaScript, which is given the pattern, and does not know Java's quotes. */
    private static String escaped(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }

    /** In the only line that ends with the old text. */
    private void change(String old, String changed) {
        Locator line = page.locator(".cm-line")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("(^|\\s)" + escaped(old) + "$")));
        assertThat(line).hasCount(1);
        line.click();
        page.keyboard().press("End");
        for (int i = 0; i < old.length(); i++) {
            page.keyboard().press("Backspace");
        }
        page.keyboard().insertText(changed);
        page.keyboard().press("Escape"); // what completion offers meanwhile is not wanted
    }
}
