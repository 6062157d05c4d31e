package io.placemarket.command.booking;

/**
 * Why one of those who were named together has no place, as it is answered.
 *
 * @param student as the request named the student
 */
public record EachRefusal(String student, String code, String detail) {}
