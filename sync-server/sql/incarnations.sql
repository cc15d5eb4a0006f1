-- Lists incarnations. Shortened or not, it may only refuse more cursors than the full list: an entry counts against
-- every cursor of a smaller incarnation, so a greater incarnation and a smaller version are always safe. Hence one is
-- entered above the one before, though the clock went back, and the two oldest become one with the later incarnation
-- and the smaller version.
case
  when w.life = $8 then w.lives
  else case
    when array_length(w.lives, 1) >= :max_incarnations then array[[w.lives[2][1], w.lives[1][2]]] || w.lives[3:]
    else w.lives
  end || array[[greatest($8, w.lives[array_length(w.lives, 1)][1] + 1), w.version]]
end
