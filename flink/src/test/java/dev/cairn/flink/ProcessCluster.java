package dev.cairn.flink;

import dev.cairn.http.request.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job manager and task managers with two slots each, as processes of their own. */
final class ProcessCluster implements AutoCloseable {

    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private final Path folder;
    private final int restPort;
    private final List<Process> taskManagers = new ArrayList<>();
    private Process jobManager;

    private ProcessCluster(Path folder, int restPort, Process jobManager) {
        this.folder = folder;
        this.restPort = restPort;
        this.jobManager = jobManager;
    }

    static ProcessCluster of(Path folder, int count) throws Exception {
        int restPort = FreePort.choose();
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/config.yaml"), """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %d
                jobmanager.bind-host: 127.0.0.1
                rest.address: 127.0.0.1
                rest.port: %d
                taskmanager.bind-host: 127.0.0.1
                taskmanager.host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 2
                taskmanager.cpu.cores: 1.0
                taskmanager.memory.task.heap.size: 128m
                taskmanager.memory.task.off-heap.size: 0m
                taskmanager.memory.network.min: 32m
                taskmanager.memory.network.max: 32m
                taskmanager.memory.managed.size: 8m
                taskmanager.memory.framework.heap.size: 64m
                taskmanager.memory.framework.off-heap.size: 64m
                taskmanager.memory.jvm-metaspace.size: 128m
                taskmanager.memory.jvm-overhead.min: 64m
                taskmanager.memory.jvm-overhead.max: 64m
                heartbeat.interval: 500
                heartbeat.timeout: 20000
                io.tmp.dirs: %s
                """.formatted(FreePort.choose(), restPort, folder));
        ProcessCluster cluster = new ProcessCluster(folder, restPort, start(folder, JOB_MANAGER, "job-manager"));
        cluster.awaitJobManager();
        for (int i = 0; i < count; i++) {
            cluster.startTaskManager();
        }
        return cluster;
    }

    private static Process start(Path folder, String main, String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.log.org.apache.flink=" + System.getProperty("cairn.flink.log", "warn"),
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "--configDir",
                folder.resolve("conf").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()))
                .start();
    }

    private void awaitJobManager() throws InterruptedException {
        for (int i = 0; i < 6000; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), restPort).close();
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("no job manager after five minutes; its log is in " + folder);
    }

    private void startTaskManager() throws IOException {
        taskManagers.add(start(folder, TASK_MANAGER, "task-manager-" + taskManagers.size()));
    }

    /** As {@code kill -9} does it; another one is started in its place. */
    void killTaskManager() throws Exception {
        kill(taskManagers.remove(0));
        startTaskManager();
    }

    /** Likewise. Jobs are gone with it. */
    void killJobManager() throws Exception {
        kill(jobManager);
        jobManager = start(folder, JOB_MANAGER, "job-manager");
        awaitJobManager();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    StreamExecutionEnvironment environment(Map<String, String> options) {
        return StreamExecutionEnvironment.createRemoteEnvironment(
                "127.0.0.1", restPort, Configuration.fromMap(options));
    }

    @Override
    public void close() {
        taskManagers.forEach(Process::destroyForcibly);
        jobManager.destroyForcibly();
    }
}
