package io.placemarket.query.views;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when the views are level with what stood in the log at the start. */
@Component
class ViewsHealthIndicator implements HealthIndicator {
    private final Views views;

    ViewsHealthIndicator(Views views) {
        this.views = views;
    }

    @Override
    public Health health() {
        Health.Builder health = views.isLevel() ? Health.up() : Health.outOfService();
        if (views.isLevel() && views.parked() > 0) {
            health.status("DEGRADED");
        }
        views.building().ifPresent(building -> {
            health.withDetail("goal", building.goal()).withDetail("eventsPerSecond", building.eventsPerSecond());
            building.readyInSeconds().ifPresent(seconds -> health.withDetail("readyInSeconds", seconds));
        });
        return health.withDetail("position", views.position())
                .withDetail("parked", views.parked())
                .build();
    }
}
