package dev.cairn.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code cairn serve} as a person starts it, in a process of its own. */
final class ServeProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final Process process;
    private final String address;

    private ServeProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on a folder with a manifest. */
    static ServeProcess start(Path folder) throws IOException {
        Process process = new ProcessBuilder("./cairn", "serve", folder.toString(), "--port", "0")
                .directory(new File(".."))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Matcher said = ADDRESS.matcher(String.valueOf(lines.readLine()));
        if (!said.find()) {
            process.destroy();
            throw new IOException("cairn serve printed no address");
        }
        return new ServeProcess(process, said.group());
    }

    /** The page's address, with its token. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
