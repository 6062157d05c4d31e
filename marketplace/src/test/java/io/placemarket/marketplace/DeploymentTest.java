package io.placemarket.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of a deployment by containers, checked without running one. */
class DeploymentTest {
    private static final Path TOP = Path.of("..");

    private Map<String, Object> compose = Map.of();

    @BeforeEach
    void read() throws IOException {
        compose = new Yaml().load(Files.readString(TOP.resolve("docker-compose.yml")));
    }

    @Test
    void docker_compose_accepts_the_file() throws IOException, InterruptedException {
        assumeTrue(
                run("docker", "compose", "version") == 0,
                "skipped: no docker with its compose command here; the structure is checked by the other tests");

        assertThat(run("docker", "compose", "config", "-q")).isZero();
    }

    @Test
    void there_are_a_database_two_sides_and_a_gateway() {
        assertThat(map(compose, "services"))
                .containsOnlyKeys("mongo", "mongo-init", "command-side", "query-side", "gateway");
    }

    @Test
    void the_sides_share_nothing_but_the_database() {
        for (String side : List.of("command-side", "query-side")) {
            Map<String, Object> service = service(side);

            assertThat(service).doesNotContainKeys("volumes", "links", "ports");
            assertThat(map(service, "depends_on")).containsOnlyKeys("mongo-init");
            assertThat(map(service, "environment").get("PLACEMARKET_MONGODB_URI"))
                    .asString()
                    .startsWith("mongodb://mongo:27017/placemarket");
            assertThat(map(service, "build")).containsEntry("target", side);
        }
    }

    @Test
    void the_database_is_a_replica_set_on_a_volume_and_not_reachable_from_outside() {
        Map<String, Object> mongo = service("mongo");

        assertThat(mongo.get("command")).asString().contains("--replSet");
        assertThat(mongo).containsKeys("healthcheck", "volumes").doesNotContainKey("ports");
        assertThat(mongo.get("networks")).isEqualTo(List.of("inside"));
        assertThat(map(compose, "networks").get("inside")).isEqualTo(Map.of("internal", true));
        assertThat(map(compose, "volumes")).containsKeys("mongo-data", "mongo-config");
    }

    @Test
    void only_the_gateway_is_published_and_it_waits_for_healthy_sides() {
        Map<String, Object> gateway = service("gateway");

        assertThat(gateway).containsKeys("ports", "healthcheck");
        assertThat(map(gateway, "depends_on"))
                .isEqualTo(Map.of(
                        "command-side", Map.of("condition", "service_healthy"),
                        "query-side", Map.of("condition", "service_healthy")));
    }

    @Test
    void no_secret_stands_in_the_file() {
        Object password = map(service("command-side"), "environment").get("PLACEMARKET_OPERATOR_PASSWORD");

        assertThat(password).asString().matches("\\$\\{PLACEMARKET_OPERATOR_PASSWORD:\\?[^}]+}");
    }

    @Test
    void the_gateway_sends_changes_to_the_command_side_and_streams_unbuffered() throws IOException {
        String gateway = Files.readString(TOP.resolve("docker/gateway.conf"));

        assertThat(gateway)
                .containsPattern("map \\$request_method \\$api_side \\{\\s+default command-side;\\s+GET\\s+query-side;")
                .containsPattern("location /api/ \\{ proxy_pass http://\\$api_side; }")
                .containsPattern("location = /api/board/stream \\{[^}]*proxy_buffering off;");
    }

    @Test
    void each_image_runs_the_jar_that_the_build_makes() throws IOException {
        String dockerfile = Files.readString(TOP.resolve("Dockerfile"));

        assertThat(dockerfile)
                .contains("for side in command-side query-side; do")
                .contains("-jar $side/target/$side-app.jar extract --destination /apps/$side;");
        for (String side : Set.of("command-side", "query-side")) {
            assertThat(dockerfile)
                    .contains(
                            "AS " + side + "\nCOPY --from=build /apps/" + side + " .\nCMD [\"" + side + "-app.jar\"]");
            assertThat(Files.readString(TOP.resolve(side).resolve("pom.xml")))
                    .contains("<finalName>" + side + "</finalName>")
                    .contains("<classifier>app</classifier>");
        }
    }

    @Test
    void what_lies_outside_the_heap_is_bounded_however_it_is_started() throws IOException {
        assertThat(Files.readString(TOP.resolve("Dockerfile"))).contains("-XX:MaxDirectMemorySize=512m");
        assertThat(Files.readString(TOP.resolve("marketplace").resolve("pom.xml")))
                .contains("<jvmArguments>-XX:MaxDirectMemorySize=512m ");
    }

    private Map<String, Object> service(String name) {
        return map(map(compose, "services"), name);
    }

    @SuppressWarnings("unchecked") // what YAML calls a mapping
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        Object child = parent.get(key);
        if (!(child instanceof Map)) {
            throw new AssertionError("'" + key + "' is no mapping but " + child);
        }
        return (Map<String, Object>) child;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(TOP.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PLACEMARKET_OPERATOR_PASSWORD", "only-to-check-the-file");
        try {
            Process process = builder.start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
