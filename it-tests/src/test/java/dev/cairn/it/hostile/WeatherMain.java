package dev.cairn.it.hostile;

import dev.cairn.it.hostile.Entry.Question;
import dev.cairn.it.hostile.Entry.Surroundings;
import dev.cairn.runtime.RunOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks each entry in each weather, in a JVM of its own with a small heap and small limits; prints a line for each. */
final class WeatherMain {

    /** Far beyond all limits: what has no answer by then hangs. */
    private static final int PATIENCE_SECONDS = 100;

    private static final int AT_ONCE = 6;

    private WeatherMain() {}

    /** Takes {@code args}: the address of the weathers, and what a weather's name or an entry's has in it */
    public static void main(String[] args) {
        try {
            ask(args);
        } catch (Throwable e) {
            System.out.println("THROWN " + e);
        }
        System.exit(0); // threads of what hangs must not keep it
    }

    private static void ask(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService several = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Future<String>> answers = new LinkedHashMap<>();
        for (Weather weather : Weather.values()) {
            told(answers);
            System.setProperty("cairn.body.longestMiB", weather == Weather.ENDLESS ? "12" : "1000");
            Files.writeString(
                    Path.of(System.getenv("PIP_CONFIG_FILE")),
                    "[global]\nindex-url = " + args[0] + "/index/" + weather.word() + "\n");
            boolean alone = weather.compareTo(Weather.HUGE) >= 0;
            for (Map.Entry<String, Question> entry : Entry.in(weather).entrySet()) {
                if (alone) { // one must not take the memory of another
                    told(answers);
                }
                Path own = Files.createTempDirectory(folder, "entry").toRealPath();
                Surroundings here = new Surroundings(
                        own,
                        args[0] + "/" + weather.word(),
                        weather,
                        RunOptions.standard(),
                        new ByteArrayOutputStream());
                Future<String> answer =
                        (alone ? one : several).submit(() -> entry.getValue().ask(here));
                answers.put(weather + " | " + entry.getKey(), answer);
            }
        }
        told(answers);
    }

    /** Waits for answers, and forgets them. */
    private static void told(Map<String, Future<String>> answers) {
        answers.forEach((name, answer) -> System.out.println(name + " | " + words(answer)));
        answers.clear();
    }

    private static String words(Future<String> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).replaceAll("\\s+", " ");
        } catch (TimeoutException e) {
            return "NO ANSWER";
        } catch (ExecutionException | InterruptedException e) {
            return "THROWN " + e;
        }
    }
}
