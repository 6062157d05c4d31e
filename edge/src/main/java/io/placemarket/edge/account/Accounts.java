package io.placemarket.edge.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.problem.ProblemCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The accounts, kept in the collection {@value #COLLECTION}. A change in one process is seen by the others within {@value #SEEN_SECONDS}
 * seconds.
 */
public final class Accounts {
    static final String COLLECTION = "accounts";
    static final long SEEN_SECONDS = 5;

    /** Longest wait for an account; then nobody is let in, and the next request asks again. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String PASSWORD = "password";
    private static final String ROLE = "role";
    private static final String ORGANISATION = "organisation";
    private static final String ACTIVE = "active";

    private final MongoCollection<Document> collection;
    private final Passwords passwords;
    private final Cache<String, Seen> seen = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(SEEN_SECONDS))
            .build();

    Accounts(MongoDatabase database, Passwords passwords) {
        this.collection = database.getCollection(COLLECTION)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.passwords = passwords;
    }

    /** An account with what its password is checked against. */
    record StoredAccount(Account account, String passwordHash) {}

    /** What is being read of an account, and what was read. */
    private static final class Seen {
        private final Mono<StoredAccount> reading;
        private volatile @Nullable StoredAccount read;

        Seen(Mono<StoredAccount> stored) {
            this.reading = stored.doOnNext(found -> read = found).cache();
        }
    }

    /**
     * Adds an account.
     *
     * @return fails with already-exists where one has that name, active or not
     */
    public Mono<Account> add(NewAccount added) {
        return document(added)
                .flatMap(document -> Mono.from(collection.insertOne(document)))
                .onErrorMap(
                        Accounts::isDuplicate,
                        duplicate -> Problem.of(ProblemCode.ALREADY_EXISTS, "There is an account of that name already.")
                                .with("user", added.user())
                                .refused())
                .then(Mono.fromSupplier(() -> account(added)))
                .doOnNext(account -> seen.invalidate(account.user()));
    }

    /** Adds an account or puts it in the place of the one of that name: for accounts the program itself offers. */
    public Mono<Account> put(NewAccount added) {
        return document(added)
                .flatMap(document -> Mono.from(
                        collection.replaceOne(eq("_id", added.user()), document, new ReplaceOptions().upsert(true))))
                .then(Mono.fromSupplier(() -> account(added)))
                .doOnNext(account -> seen.invalidate(account.user()));
    }

    /** Lets an account sign in no more. It keeps its name, which stands in the log. Whether there was an active one. */
    public Mono<Boolean> deactivate(String user) {
        return Mono.from(collection.updateOne(and(eq("_id", user), eq(ACTIVE, true)), set(ACTIVE, false)))
                .map(result -> result.getMatchedCount() > 0)
                .doOnNext(done -> seen.invalidate(user));
    }

    /** The active account of that name, where there is one. */
    public Mono<Account> find(String user) {
        return stored(user).map(StoredAccount::account);
    }

    /** Whether anybody active has this role. */
    public Mono<Boolean> hasActive(Role role) {
        return Mono.from(collection.countDocuments(and(eq(ROLE, role.name()), eq(ACTIVE, true))))
                .map(count -> count > 0);
    }

    /** Whether anybody active acts for this organisation. */
    public Mono<Boolean> hasActive(OrganisationId organisation) {
        return Mono.from(collection.countDocuments(and(eq(ORGANISATION, organisation.value()), eq(ACTIVE, true))))
                .map(count -> count > 0);
    }

    Mono<StoredAccount> stored(String user) {
        return seen.get(user, name -> new Seen(load(name))).reading;
    }

    /** The same where it was read within the last {@value #SEEN_SECONDS} seconds. */
    Optional<StoredAccount> justRead(String user) {
        return Optional.ofNullable(seen.getIfPresent(user)).map(known -> known.read);
    }

    private Mono<StoredAccount> load(String user) {
        return Mono.from(collection.find(eq("_id", user)))
                // The driver takes short locks where it borrows a connection.
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(LONGEST)
                .onErrorMap(
                        TimeoutException.class,
                        late -> Problem.of(ProblemCode.UNAVAILABLE, "The database does not answer.")
                                .refused())
                .publishOn(Schedulers.parallel())
                .filter(document -> document.getBoolean(ACTIVE, false))
                .map(Accounts::stored)
                .doOnError(failure -> seen.invalidate(user));
    }

    private Mono<Document> document(NewAccount added) {
        return passwords.hash(added.password()).map(hash -> {
            Document document = new Document("_id", added.user())
                    .append(PASSWORD, hash)
                    .append(ROLE, added.role().name());
            added.organisation().ifPresent(organisation -> document.append(ORGANISATION, organisation.value()));
            return document.append(ACTIVE, true);
        });
    }

    private static StoredAccount stored(Document document) {
        return new StoredAccount(
                new Account(
                        document.getString("_id"),
                        Role.valueOf(document.getString(ROLE)),
                        Optional.ofNullable(document.getString(ORGANISATION)).map(OrganisationId::new)),
                document.getString(PASSWORD));
    }

    private static Account account(NewAccount added) {
        return new Account(added.user(), added.role(), added.organisation());
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
