package io.placemarket.eventstore.conformance;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Tokens in memory that keep every promise, or break the one they are told to. */
final class ReferenceTokens {
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A promise to break. */
    enum Fault implements BrokenPromise {
        NONE,
        INVENTS_A_SEGMENT("a_processor_that_was_never_started_has_no_segments"),
        INITIALISES_TWICE("segments_are_initialised_once_and_are_nobodys", "of_many_that_initialise_at_once_one_does"),
        CLAIMS_WHAT_IT_INITIALISES("segments_are_initialised_once_and_are_nobodys"),
        DROPS_A_TOKEN_OF_NOTHING("a_token_is_fetched_as_it_was_stored"),
        REFUSES_WHAT_DOES_NOT_CHANGE("the_same_token_may_be_stored_again_and_again"),
        MAKES_WHAT_WAS_NOT_INITIALISED("what_was_not_initialised_can_be_neither_stored_nor_fetched_nor_kept"),
        LETS_ALL_CLAIM("a_claimed_segment_is_closed_to_others"),
        LETS_ALL_RELEASE("a_claimed_segment_is_closed_to_others"),
        LOOKS_BEFORE_IT_CLAIMS("of_many_that_claim_at_once_one_does", "of_many_that_take_a_lapsed_claim_over_one_does"),
        KEEPS_WHAT_IS_RELEASED("a_released_segment_is_open_to_others"),
        NEVER_TIMES_OUT("a_claim_that_is_not_kept_is_taken_over_after_the_time_out"),
        LETS_A_LATE_OWNER_STORE("a_claim_that_is_not_kept_is_taken_over_after_the_time_out"),
        FORGETS_TO_EXTEND("a_claim_is_kept_by_extending_it"),
        FORGETS_TO_KEEP_BY_STORING("a_claim_is_kept_by_storing"),
        FORGETS_ITS_NAME("whoever_comes_back_under_the_same_name_has_its_claims"),
        ADDS_A_SEGMENT_TWICE("a_segment_is_added_once_and_is_nobodys"),
        DELETES_ANYBODYS("a_segment_is_deleted_by_its_owner"),
        OFFERS_WHAT_OTHERS_HAVE("available_are_those_of_nobody_of_oneself_and_of_those_who_are_gone"),
        MIXES_PROCESSORS("processors_do_not_meet"),
        NAMES_ITSELF_ANEW("all_who_share_a_storage_name_it_alike"),
        STORES_BEFORE_THE_COMMIT("a_token_is_never_ahead_of_what_its_handlers_published");

        @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
        private final Set<String> mustFail;

        Fault(String... mustFail) {
            this.mustFail = Set.of(mustFail);
        }

        @Override
        public Set<String> mustFail() {
            return mustFail;
        }
    }

    private static final long OTHERS_COME_BETWEEN = 5_000_000;

    private final Fault fault;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final String name = UUID.randomUUID().toString();
    private Duration now = Duration.ZERO;

    ReferenceTokens(Fault fault) {
        this.fault = fault;
    }

    private static final class Entry {
        private final int segment;
        private @Nullable TrackingToken token;
        private @Nullable String owner;
        private Duration kept = Duration.ZERO;

        Entry(int segment, @Nullable TrackingToken token) {
            this.segment = segment;
            this.token = token;
        }
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    TokenStore openAs(String owner) {
        return new View(owner);
    }

    private String id(String processor, int segment) {
        String space = fault == Fault.MIXES_PROCESSORS ? "" : processor;
        return space + "/" + segment;
    }

    private boolean isOpenTo(Entry entry, String owner) {
        boolean lapsed = fault != Fault.NEVER_TIMES_OUT && now.minus(entry.kept).compareTo(TIMEOUT) > 0;
        return entry.owner == null || entry.owner.equals(owner) || lapsed || fault == Fault.LETS_ALL_CLAIM;
    }

    /** One process's view. */
    private final class View implements TokenStore {
        private final String owner;

        View(String owner) {
            this.owner = fault == Fault.FORGETS_ITS_NAME ? owner + UUID.randomUUID() : owner;
        }

        @Override
        public void initializeTokenSegments(String processorName, int segmentCount) {
            initializeTokenSegments(processorName, segmentCount, null);
        }

        @Override
        public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initial) {
            synchronized (ReferenceTokens.this) {
                if (fetchSegments(processorName).length > 0 && fault != Fault.INITIALISES_TWICE) {
                    throw new UnableToClaimTokenException("initialised");
                }
                for (int segment = 0; segment < segmentCount; segment++) {
                    Entry entry = new Entry(segment, initial);
                    entry.owner = fault == Fault.CLAIMS_WHAT_IT_INITIALISES ? owner : null;
                    entries.put(id(processorName, segment), entry);
                }
            }
        }

        @Override
        public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
            synchronized (ReferenceTokens.this) {
                if (entries.containsKey(id(processorName, segment)) && fault != Fault.ADDS_A_SEGMENT_TWICE) {
                    throw new UnableToInitializeTokenException("there already");
                }
                entries.put(id(processorName, segment), new Entry(segment, token));
            }
        }

        private Entry known(String processorName, int segment) {
            if (fault == Fault.MAKES_WHAT_WAS_NOT_INITIALISED) {
                return entries.computeIfAbsent(id(processorName, segment), id -> new Entry(segment, null));
            }
            return Optional.ofNullable(entries.get(id(processorName, segment)))
                    .orElseThrow(() -> new UnableToClaimTokenException("not initialised"));
        }

        private Entry claimed(String processorName, int segment, boolean keeps) {
            if (fault == Fault.LOOKS_BEFORE_IT_CLAIMS) {
                boolean open;
                synchronized (ReferenceTokens.this) {
                    open = isOpenTo(known(processorName, segment), owner);
                }
                LockSupport.parkNanos(OTHERS_COME_BETWEEN);
                refuseUnless(open);
                synchronized (ReferenceTokens.this) {
                    return taken(known(processorName, segment), keeps);
                }
            }
            synchronized (ReferenceTokens.this) {
                Entry entry = known(processorName, segment);
                refuseUnless(isOpenTo(entry, owner));
                return taken(entry, keeps);
            }
        }

        private void refuseUnless(boolean open) {
            if (!open) {
                throw new UnableToClaimTokenException("claimed by another");
            }
        }

        private Entry taken(Entry entry, boolean keeps) {
            if (keeps || !owner.equals(entry.owner)) {
                entry.kept = now;
            }
            entry.owner = owner;
            return entry;
        }

        private Entry owned(String processorName, int segment) {
            Entry entry = known(processorName, segment);
            refuseUnless(owner.equals(entry.owner));
            return entry;
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
            if (CurrentUnitOfWork.isStarted() && fault != Fault.STORES_BEFORE_THE_COMMIT) {
                UnitOfWork<?> root = CurrentUnitOfWork.get().root();
                if (root.phase().isBefore(UnitOfWork.Phase.AFTER_COMMIT)) {
                    Entry unused = claimed(processorName, segment, true);
                    root.afterCommit(committed -> write(token, processorName, segment));
                    return;
                }
            }
            write(token, processorName, segment);
        }

        private void write(@Nullable TrackingToken token, String processorName, int segment) {
            boolean keeps = fault != Fault.FORGETS_TO_KEEP_BY_STORING;
            Entry entry;
            if (fault == Fault.LETS_A_LATE_OWNER_STORE) {
                entry = known(processorName, segment);
            } else {
                entry = claimed(processorName, segment, keeps);
            }
            if (fault == Fault.REFUSES_WHAT_DOES_NOT_CHANGE) {
                refuseUnless(!Objects.equals(token, entry.token));
            }
            if (!(token == null && fault == Fault.DROPS_A_TOKEN_OF_NOTHING)) {
                entry.token = token;
            }
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processorName, int segment) {
            return claimed(processorName, segment, true).token;
        }

        @Override
        public void extendClaim(String processorName, int segment) {
            synchronized (ReferenceTokens.this) {
                Entry entry = owned(processorName, segment);
                if (fault != Fault.FORGETS_TO_EXTEND) {
                    entry.kept = now;
                }
            }
        }

        @Override
        public void releaseClaim(String processorName, int segment) {
            synchronized (ReferenceTokens.this) {
                Entry entry = known(processorName, segment);
                boolean may = owner.equals(entry.owner) || fault == Fault.LETS_ALL_RELEASE;
                if (may && fault != Fault.KEEPS_WHAT_IS_RELEASED) {
                    entry.owner = null;
                }
            }
        }

        @Override
        public void deleteToken(String processorName, int segment) {
            synchronized (ReferenceTokens.this) {
                if (fault != Fault.DELETES_ANYBODYS) {
                    Entry unused = owned(processorName, segment);
                }
                entries.remove(id(processorName, segment));
            }
        }

        @Override
        public boolean requiresExplicitSegmentInitialization() {
            return true;
        }

        @Override
        public int[] fetchSegments(String processorName) {
            synchronized (ReferenceTokens.this) {
                int[] segments =
                        of(processorName).mapToInt(entry -> entry.segment).toArray();
                return segments.length == 0 && fault == Fault.INVENTS_A_SEGMENT ? new int[] {0} : segments;
            }
        }

        private Stream<Entry> of(String processorName) {
            String prefix = id(processorName, 0).replaceFirst("0$", "");
            return List.copyOf(entries.entrySet()).stream()
                    .filter(entry -> entry.getKey().startsWith(prefix))
                    .map(Map.Entry::getValue);
        }

        @Override
        public List<Segment> fetchAvailableSegments(String processorName) {
            synchronized (ReferenceTokens.this) {
                int[] all = fetchSegments(processorName);
                int[] open = of(processorName)
                        .filter(entry -> isOpenTo(entry, owner) || fault == Fault.OFFERS_WHAT_OTHERS_HAVE)
                        .mapToInt(entry -> entry.segment)
                        .toArray();
                return Arrays.stream(open)
                        .mapToObj(segment -> Segment.computeSegment(segment, all))
                        .toList();
            }
        }

        @Override
        public Optional<String> retrieveStorageIdentifier() {
            return Optional.of(
                    fault == Fault.NAMES_ITSELF_ANEW ? UUID.randomUUID().toString() : name);
        }
    }
}
