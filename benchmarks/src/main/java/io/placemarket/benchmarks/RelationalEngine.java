package io.placemarket.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;

/** Axon's JDBC engine on PostgreSQL, in a schema of its own that is dropped at the end. */
final class RelationalEngine implements AutoCloseable {
    /** Names the environment variable with the address, user and password included. */
    static final String URL = "PLACEMARKET_TEST_POSTGRES_URL";

    private static final int CONNECTIONS = 16;

    private final String url;
    private final String schema;
    private final HikariDataSource source;

    private RelationalEngine(String url, String schema) {
        this.url = url;
        this.schema = schema;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setSchema(schema);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        this.source = new HikariDataSource(config);
    }

    static Optional<String> url() {
        return Optional.ofNullable(System.getenv(URL));
    }

    static RelationalEngine on(String url) throws SQLException {
        String schema = "bench_" + UUID.randomUUID().toString().substring(0, 8);
        execute(url, "CREATE SCHEMA " + schema);
        return new RelationalEngine(url, schema);
    }

    CommandLoad load(int aggregates) throws SQLException {
        createTables();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(Engines.SERIALIZER)
                .snapshotSerializer(Engines.SERIALIZER)
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(source)))
                .transactionManager(NoTransactionManager.instance())
                .build();
        return new CommandLoad(engine, NoTransactionManager.instance(), aggregates, "tally-");
    }

    private void createTables() throws SQLException {
        EventSchema tables = new EventSchema();
        try (Connection connection = source.getConnection();
                PreparedStatement events =
                        PostgresEventTableFactory.INSTANCE.createDomainEventTable(connection, tables);
                PreparedStatement snapshots =
                        PostgresEventTableFactory.INSTANCE.createSnapshotEventTable(connection, tables)) {
            events.executeUpdate();
            snapshots.executeUpdate();
            connection.commit();
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        source.close();
        execute(url, "DROP SCHEMA " + schema + " CASCADE");
    }
}
