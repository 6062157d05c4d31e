package io.placemarket.kernel.offer;

/** The ratio of students to supervisors, where the provider says. */
public enum SupervisionModel {
    ONE_TO_ONE(1),
    /** Two students a supervisor, learning from each other. */
    PEER_ASSISTED(2),
    /** Collaborative learning in practice: a group of three students under one coach. */
    CLIP(3),
    /** Counted as one to one. */
    NOT_STATED(1);

    private final int students;

    SupervisionModel(int students) {
        this.students = students;
    }

    /** Students a supervisor; divides 60. */
    public int students() {
        return students;
    }
}
