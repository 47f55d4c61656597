-- What the first release with PostgreSQL keeps: written by its own code, and dumped by pg_dump.
CREATE TABLE public.installation_sites (
    site_id text NOT NULL,
    installation_id text NOT NULL
);
CREATE TABLE public.installation_workspaces (
    workspace_id text NOT NULL,
    installation_id text NOT NULL
);
CREATE TABLE public.installations (
    id text NOT NULL,
    sealed_token text NOT NULL,
    created_at text NOT NULL,
    last_used_at text
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.oauth_states (
    state_hash text NOT NULL,
    expires_at text NOT NULL
);
CREATE TABLE public.write_turns (
    name text NOT NULL
);
INSERT INTO public.installation_sites VALUES ('63a1c0de000000000000000a', 'f4372679-4a1f-48f9-98cd-7bf002cfbe91');
INSERT INTO public.installation_sites VALUES ('63a1c0de000000000000000c', '34f8fca9-1154-4333-8eed-834fa06ab8ff');
INSERT INTO public.installation_sites VALUES ('63a1c0de000000000000000b', 'e12f3ccc-d0ee-4a04-b2d0-329abaa8f1f5');
INSERT INTO public.installation_workspaces VALUES ('63a1c0de0000000000000009', '34f8fca9-1154-4333-8eed-834fa06ab8ff');
INSERT INTO public.installations VALUES ('f4372679-4a1f-48f9-98cd-7bf002cfbe91', 'v1.first.wTKRRi4bC_doLI-L.5EkeHw7GfYrKo9T9NVNavhjja_VLpz228JxHKY-SzD6FddhTUUYSL-mJMn05hnaqNtASP9B0tO7ZKH_YWEFuAXlxc6Dg-X0ykLTYv1DTL40', '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z');
INSERT INTO public.installations VALUES ('34f8fca9-1154-4333-8eed-834fa06ab8ff', 'v1.first.stRBhFATX0HSdKcW.zmMLoYppy8px4EWKRvNFCCMhfOjkOszbOo9_LDF3DZ0VOxzm7U781IPd9j1ofNrZEbX7SPBmkJL-1Nccvek33cKhwmHLATt8uoETp1NGmmo', '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z');
INSERT INTO public.installations VALUES ('e12f3ccc-d0ee-4a04-b2d0-329abaa8f1f5', 'v1.first.bK6IqYNHnkYXLyZH.zSg4hrNzUYDRAv2imGXb2cpkCFWMChXzYy30E1kEQ5rkWpH-SiVg1nVaP_fJmYV1Mu1Ote08tB-VsEbQSdrRLAxO5mQtcJBrX2qXaLJrJuI', '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z');
INSERT INTO public.kysely_migration VALUES ('2026-11-installations', '2026-11-29T08:00:15.329Z');
INSERT INTO public.kysely_migration VALUES ('2026-11-retention', '2026-11-29T08:00:15.377Z');
INSERT INTO public.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO public.oauth_states VALUES ('6w3ji6G4Un1tSiRhtKj89wkqwPRY-YpDnDjkAX81z84', '2026-11-23T09:40:00.000Z');
INSERT INTO public.write_turns VALUES ('installations');
ALTER TABLE ONLY public.installation_sites
    ADD CONSTRAINT installation_sites_pkey PRIMARY KEY (site_id);
ALTER TABLE ONLY public.installation_workspaces
    ADD CONSTRAINT installation_workspaces_pkey PRIMARY KEY (workspace_id);
ALTER TABLE ONLY public.installations
    ADD CONSTRAINT installations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.oauth_states
    ADD CONSTRAINT oauth_states_pkey PRIMARY KEY (state_hash);
ALTER TABLE ONLY public.write_turns
    ADD CONSTRAINT write_turns_pkey PRIMARY KEY (name);
CREATE INDEX installation_sites_installation ON public.installation_sites USING btree (installation_id);
CREATE INDEX installation_workspaces_installation ON public.installation_workspaces USING btree (installation_id);
CREATE INDEX oauth_states_expires_at ON public.oauth_states USING btree (expires_at);
ALTER TABLE ONLY public.installation_sites
    ADD CONSTRAINT installation_sites_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES public.installations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.installation_workspaces
    ADD CONSTRAINT installation_workspaces_installation_id_fkey FOREIGN KEY (installation_id) REFERENCES public.installations(id) ON DELETE CASCADE;
