import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.gradle.api.internal.StartParameterInternal;
import org.gradle.api.logging.LogLevel;
import org.gradle.api.logging.configuration.ConsoleOutput;
import org.gradle.initialization.DefaultBuildCancellationToken;
import org.gradle.initialization.DefaultBuildRequestContext;
import org.gradle.initialization.DefaultBuildRequestMetaData;
import org.gradle.initialization.NoOpBuildEventConsumer;
import org.gradle.internal.buildoption.Option;
import org.gradle.internal.buildprocess.BuildProcessState;
import org.gradle.internal.classpath.ClassPath;
import org.gradle.internal.instrumentation.agent.AgentStatus;
import org.gradle.internal.logging.LoggingManagerInternal;
import org.gradle.internal.logging.services.DefaultLoggingManagerFactory;
import org.gradle.internal.logging.services.LoggingServiceRegistry;
import org.gradle.internal.nativeintegration.services.NativeServices;
import org.gradle.internal.nativeintegration.services.NativeServices.NativeServicesMode;
import org.gradle.internal.service.ServiceRegistry;
import org.gradle.launcher.exec.BuildExecutor;
import org.gradle.launcher.exec.DefaultBuildActionParameters;
import org.gradle.tooling.internal.provider.action.ExecuteBuildAction;

/**
 * Runs builds as Gradle's daemon does, one after the other. Of each it reads a line: the project's folder and what Gradle is called with,
 * with tabs between. After what the build printed comes a line {@code exit: 0}, or 1. The argument is Gradle's home.
 */
public final class AssembledGradle {

    private static final String OPTION = "--";

    private AssembledGradle() {}

    public static void main(String[] arguments) throws IOException {
        File home = new File(arguments[0]);
        NativeServices.initializeOnDaemon(home, NativeServicesMode.DISABLED);
        ServiceRegistry logging = LoggingServiceRegistry.newCommandLineProcessLogging();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        try (BuildProcessState process =
                new BuildProcessState(false, AgentStatus.disabled(), ClassPath.EMPTY, logging, NativeServices.getInstance())) {
            BuildExecutor executor = process.getServices().get(BuildExecutor.class);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LoggingManagerInternal manager = logging.get(DefaultLoggingManagerFactory.class).create();
                manager.setLevelInternal(LogLevel.LIFECYCLE);
                manager.start();
                manager.attachProcessConsole(ConsoleOutput.Plain);
                boolean failed = build(executor, home, List.of(line.split("\t")));
                manager.stop();
                System.out.println("\nexit: " + (failed ? 1 : 0));
            }
        }
        System.exit(0);
    }

    private static boolean build(BuildExecutor executor, File home, List<String> words) {
        StartParameterInternal start = new StartParameterInternal();
        File project = new File(words.get(0));
        start.setGradleUserHomeDir(home);
        start.setCurrentDir(project);
        start.setOffline(true);
        start.setConsoleOutput(ConsoleOutput.Plain);
        List<String> tasks = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            switch (word) {
                case "--build-cache" -> start.setBuildCacheEnabled(true);
                case "--configuration-cache" -> start.setConfigurationCache(Option.Value.value(true));
                default -> {
                    if (word.startsWith(OPTION)) {
                        throw new IllegalArgumentException(word);
                    }
                    tasks.add(word);
                }
            }
        }
        start.setTaskNames(tasks);
        return executor.execute(
                        new ExecuteBuildAction(start),
                        new DefaultBuildActionParameters(
                                System.getProperties(), System.getenv(), project, LogLevel.LIFECYCLE, true, ClassPath.EMPTY),
                        new DefaultBuildRequestContext(
                                new DefaultBuildRequestMetaData(System.currentTimeMillis()),
                                new DefaultBuildCancellationToken(),
                                new NoOpBuildEventConsumer()))
                .hasFailure();
    }
}
