package io.placemarket.eventstore.conformance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.jspecify.annotations.Nullable;

/** Sagas in memory that keep every promise, or break the one they are told to. */
final class ReferenceSagas implements SagaStore<Object> {
    /** A promise to break. */
    enum Fault implements BrokenPromise {
        NONE,
        REFUSES_WHAT_IT_DOES_NOT_KNOW("an_unknown_saga_is_nothing"),
        FORGETS_ASSOCIATIONS("a_saga_is_loaded_as_it_was_inserted"),
        FINDS_BY_THE_FIRST_ASSOCIATION_ONLY("a_saga_is_found_by_each_of_its_associations_from_everywhere"),
        MIXES_ASSOCIATIONS_THAT_LOOK_ALIKE("associations_that_only_look_alike_find_nothing"),
        MIXES_TYPES("sagas_of_different_types_do_not_meet"),
        KEEPS_OLD_ASSOCIATIONS("an_update_changes_state_and_associations", "of_many_updates_at_once_one_is_seen_whole"),
        KEEPS_ONLY_CHANGED_ASSOCIATIONS("an_update_without_change_of_associations_keeps_them"),
        FINDS_WHAT_WAS_DELETED("a_deleted_saga_is_neither_loaded_nor_found"),
        BRINGS_BACK_WHAT_WAS_DELETED("an_update_does_not_bring_a_deleted_saga_back"),
        INSERTS_TWICE("a_saga_is_inserted_once"),
        LOOKS_BEFORE_IT_INSERTS("of_many_that_insert_one_saga_at_once_one_does"),
        WRITES_OVER_WHAT_OTHERS_INSERTED("many_sagas_written_at_once_are_all_there"),
        WRITES_BEFORE_THE_COMMIT("a_unit_of_work_that_fails_changes_no_saga"),
        HIDES_WHAT_A_UNIT_OF_WORK_LEFT("a_unit_of_work_sees_the_sagas_it_left");

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

    /** One of them. */
    private record Kept(Class<?> type, Object saga, Set<AssociationValue> associations) {}

    private static final long OTHERS_COME_BETWEEN = 20_000_000;

    private final Fault fault;
    private final Map<String, Kept> sagas = new HashMap<>();
    private final Map<String, Kept> deleted = new HashMap<>();

    ReferenceSagas(Fault fault) {
        this.fault = fault;
    }

    /** What is seen now: in a unit of work a copy of its own, which stands for all at its commit. */
    private Map<String, Kept> seen() {
        if (!CurrentUnitOfWork.isStarted() || fault == Fault.WRITES_BEFORE_THE_COMMIT) {
            return sagas;
        }
        return CurrentUnitOfWork.get().root().getOrComputeResource("sagas", key -> {
            Map<String, Kept> own = new HashMap<>(sagas);
            CurrentUnitOfWork.get().root().afterCommit(committed -> {
                sagas.clear();
                sagas.putAll(own);
            });
            return own;
        });
    }

    private Map<String, Kept> read() {
        return fault == Fault.HIDES_WHAT_A_UNIT_OF_WORK_LEFT ? sagas : seen();
    }

    @Override
    public synchronized Set<String> findSagas(Class<?> sagaType, AssociationValue associationValue) {
        Map<String, Kept> all = new HashMap<>(read());
        if (fault == Fault.FINDS_WHAT_WAS_DELETED) {
            all.putAll(deleted);
        }
        return all.entrySet().stream()
                .filter(entry ->
                        fault == Fault.MIXES_TYPES || entry.getValue().type().equals(sagaType))
                .filter(entry -> isFoundBy(entry.getValue(), associationValue))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isFoundBy(Kept saga, AssociationValue wanted) {
        return switch (fault) {
            case FINDS_BY_THE_FIRST_ASSOCIATION_ONLY ->
                saga.associations().stream()
                        .map(Object::toString)
                        .sorted()
                        .findFirst()
                        .filter(wanted.toString()::equals)
                        .isPresent();
            case MIXES_ASSOCIATIONS_THAT_LOOK_ALIKE ->
                saga.associations().stream().anyMatch(one -> path(one).equals(path(wanted)));
            default -> saga.associations().contains(wanted);
        };
    }

    private static String path(AssociationValue association) {
        return association.getKey() + "/" + association.getValue();
    }

    @Override
    @SuppressWarnings("unchecked") // whoever asks for another type than was stored has the type wrong
    public synchronized <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        Kept kept = read().get(sagaIdentifier);
        if (kept == null) {
            if (fault == Fault.REFUSES_WHAT_IT_DOES_NOT_KNOW) {
                throw new ConcurrencyException(sagaIdentifier);
            }
            return null;
        }
        Set<AssociationValue> associations =
                fault == Fault.FORGETS_ASSOCIATIONS ? Set.of() : Set.copyOf(kept.associations());
        return new Loaded<>((S) kept.saga(), associations);
    }

    /** Axon's entry. */
    private record Loaded<S>(S saga, Set<AssociationValue> associationValues) implements Entry<S> {}

    @Override
    public void insertSaga(Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associations) {
        if (fault == Fault.LOOKS_BEFORE_IT_INSERTS) {
            boolean there = loadSaga(Object.class, sagaIdentifier) != null;
            LockSupport.parkNanos(OTHERS_COME_BETWEEN);
            put(sagaIdentifier, new Kept(sagaType, saga, Set.copyOf(associations)), there);
        } else if (fault == Fault.WRITES_OVER_WHAT_OTHERS_INSERTED) {
            Map<String, Kept> all = copy();
            LockSupport.parkNanos(OTHERS_COME_BETWEEN);
            all.put(sagaIdentifier, new Kept(sagaType, saga, Set.copyOf(associations)));
            replace(all);
        } else {
            put(sagaIdentifier, new Kept(sagaType, saga, Set.copyOf(associations)), false);
        }
    }

    private synchronized Map<String, Kept> copy() {
        return new HashMap<>(sagas);
    }

    private synchronized void replace(Map<String, Kept> all) {
        sagas.clear();
        sagas.putAll(all);
    }

    private synchronized void put(String id, Kept kept, boolean seenBefore) {
        boolean blind = fault == Fault.INSERTS_TWICE || fault == Fault.LOOKS_BEFORE_IT_INSERTS;
        if (seenBefore || (!blind && seen().containsKey(id))) {
            throw new ConcurrencyException(id);
        }
        seen().put(id, kept);
    }

    @Override
    public synchronized void updateSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        Kept before = seen().get(sagaIdentifier);
        if (before == null && fault != Fault.BRINGS_BACK_WHAT_WAS_DELETED) {
            throw new ConcurrencyException(sagaIdentifier);
        }
        Set<AssociationValue> associations = switch (fault) {
            case KEEPS_OLD_ASSOCIATIONS -> {
                Set<AssociationValue> both = new HashSet<>(associationValues.asSet());
                if (before != null) {
                    both.addAll(before.associations());
                }
                yield both;
            }
            case KEEPS_ONLY_CHANGED_ASSOCIATIONS -> Set.copyOf(associationValues.addedAssociations());
            default -> Set.copyOf(associationValues.asSet());
        };
        seen().put(sagaIdentifier, new Kept(sagaType, saga, associations));
    }

    @Override
    public synchronized void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associations) {
        Kept gone = seen().remove(sagaIdentifier);
        if (gone != null) {
            deleted.put(sagaIdentifier, gone);
        }
    }
}
