package dev.cairn.flink;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster in this process: task managers with two slots each. */
final class Cluster implements AutoCloseable {

    private final MiniCluster cluster;
    private final URI address;

    private Cluster(MiniCluster cluster, URI address) {
        this.cluster = cluster;
        this.address = address;
    }

    static Cluster of(int taskManagers) throws Exception {
        Configuration config = new Configuration();
        config.setString("rest.bind-port", "0");
        config.setString("metrics.reporter.seen.factory.class", SeenMetrics.class.getName());
        config.setString("taskmanager.memory.network.min", "32m");
        config.setString("taskmanager.memory.network.max", "32m");
        config.setString("taskmanager.memory.managed.size", "32m");
        config.setString("heartbeat.interval", "500");
        config.setString("heartbeat.timeout", "60000");
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
        return new Cluster(cluster, cluster.getRestAddress().get());
    }

    /** What jobs are sent with. */
    StreamExecutionEnvironment environment(Map<String, String> options) {
        Configuration config = Configuration.fromMap(options);
        return StreamExecutionEnvironment.createRemoteEnvironment(address.getHost(), address.getPort(), config);
    }

    /**
     * Options of jobs that fail and go on: a checkpoint every so many milliseconds, and a restart soon. Not at once: Flink ends
     * its process where a reader begins anew while the enumerator still writes its part of a checkpoint that is aborted
     * ("Some subtask gateway can be closed while others cannot").
     */
    static Map<String, String> restarting(Path checkpoints, int everyMillis) {
        return Map.of(
                "execution.checkpointing.interval", everyMillis + "ms",
                "execution.checkpointing.min-pause", "10ms",
                "state.checkpoints.dir", checkpoints.toUri().toString(),
                "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "1000",
                "restart-strategy.fixed-delay.delay", "100ms");
    }

    /** Whether each task of a job runs, which it does not yet when the job runs. */
    boolean allTasksRun(JobID job) throws Exception {
        for (AccessExecutionVertex task : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** How many tasks read a job's source. */
    int readers(JobID job) throws Exception {
        return cluster.getExecutionGraph(job)
                .get()
                .getVerticesTopologically()
                .iterator()
                .next()
                .getParallelism();
    }

    MiniCluster mini() {
        return cluster;
    }

    @Override
    public void close() {
        cluster.closeAsync().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
