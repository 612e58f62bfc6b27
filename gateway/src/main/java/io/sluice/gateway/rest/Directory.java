package io.sluice.gateway.rest;

import io.sluice.gateway.access.Groups;
import io.sluice.gateway.access.Keys;
import io.sluice.gateway.access.Users;
import io.sluice.gateway.objects.Grants;

/** Who there is, and who may do what: the use cases of administrators. */
public record Directory(Users users, Groups groups, Keys keys, Grants grants) {}
