package dev.cairn.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * A person with a keyboard and no mouse. What is typed or pasted into a field is one action, and so is each key that does something;
 * the way to a control by Tab, and by Escape out of the editor, belongs to what is done there.
 */
final class Hands {

    private static final int FARTHEST = 200;

    private final Page page;
    private int actions;

    Hands(Page page) {
        this.page = page;
    }

    int actions() {
        return actions;
    }

    /** Goes to a control by Tab. */
    Hands to(Locator control) {
        control.waitFor();
        for (int i = 0; i < FARTHEST; i++) {
            if (Boolean.TRUE.equals(control.evaluate("element => element === document.activeElement"))) {
                return this;
            }
            if (Boolean.TRUE.equals(page.evaluate("document.activeElement.ariaLabel === 'Manifest'"))) {
                page.keyboard().press("Escape"); // in the editor Tab indents
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + control);
    }

    void type(String text) {
        page.keyboard().insertText(text);
        actions++;
    }

    void press(String key) {
        page.keyboard().press(key);
        actions++;
    }
}
